"""The sizes of windows that screens know, as classes of the screen."""

from textual.geometry import Size

WIDTHS = [(0, "-narrow"), (76, "-normal"), (110, "-wide")]
"""From how many columns a screen has which class."""
HEIGHTS = [(0, "-low"), (24, "-middle"), (34, "-tall")]
"""From how many rows a screen has which class."""

AIRY = 44
"""From how many rows a screen is also `-airy`: what fills 36 rows would leave half of it empty."""


def sized(size: Size) -> set[str]:
    """Return the classes of a screen of this size: known before the first layout, they save a second one."""
    width = max(name for name in WIDTHS if name[0] <= size.width)
    height = max(name for name in HEIGHTS if name[0] <= size.height)
    return {width[1], height[1], *(["-airy"] if size.height >= AIRY else [])}
