"""Painting what changed, and no more; and how soon that is done."""

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

PAINTED = 0.02
"""Seconds in which a cursor's step is painted; a held key repeats later. What is called "after refresh" may come before
it: a screen that was not told yet by its widgets that there is anything to paint calls it at once."""


class Narrow(Compositor):
    """Asks only those widgets that are seen where something changed, and only for the lines that are painted.

    Textual's own asks every widget in view for all its lines, whatever changed: that was two thirds of the time from a
    key to the cursor's two rows.
    """

    _changed: frozenset[Region] = frozenset()
    """What is being painted; empty for everything."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Paint what changed."""
        self._changed = frozenset(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = frozenset()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield the region of each widget that is painted, the part of it that is, and the lines of that."""
        if crop is None or not self._changed:
            yield from super()._get_renders(crop)
            return
        missing = list(self._changed)
        for widget, (region, clip) in self.visible_widgets.items():  # those in front first
            seen = region.intersection(clip)
            changed = [part for part in map(seen.intersection, missing) if part]
            if changed:
                rows = Region.from_union(changed)
                painted = Region(seen.x, rows.y, seen.width, rows.height)
                yield region, painted, widget.render_lines(painted.translate(-region.offset))
                missing = [part for part in missing if not seen.contains_region(part)]
                if not missing:
                    return
