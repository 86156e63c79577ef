"""The four themes: dark, light, high contrast, and one without colour.

Every theme defines the same roles; nothing is conveyed by colour alone. Contrast of text is at least 4.5:1 on the
backgrounds it stands on (WCAG 2.2, 1.4.3; a test holds it).
"""

from textual.theme import Theme

from ethics_workshop.words.language import N_

DEFAULT, COLOURLESS = "workshop-dark", "workshop-mono"

ROLES = ("strong", "quiet", "now", "cool", "good", "bad", "raised", "bar", "chip", "chip-text", "line")
"""Colours beyond Textual's own.

`now` is what matters now (the one warm accent), `cool` is the focus, `quiet` what can wait, `strong` a heading,
`raised` the background of what has the focus, `bar` the footer's, `chip` a key's, `line` an idle border's.
"""


def _theme(name: str, *, dark: bool, roles: str, background: str, surface: str, foreground: str) -> Theme:
    colours = dict(zip(ROLES, roles.split(), strict=True))
    return Theme(
        name=name,
        dark=dark,
        primary=colours["cool"],
        secondary=colours["quiet"],
        accent=colours["now"],
        warning=colours["now"],
        error=colours["bad"],
        success=colours["good"],
        foreground=foreground,
        background=background,
        surface=surface,
        panel=colours["raised"],
        variables={
            **colours,
            "text-muted": colours["quiet"],
            "border": colours["cool"],
            "border-blurred": colours["line"],
            "scrollbar": colours["line"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["cool"],
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
            "input-cursor-background": colours["now"],
            "input-cursor-foreground": background,
            "input-selection-background": f"{colours['cool']} 35%",
            "block-cursor-background": colours["raised"],
            "block-cursor-foreground": colours["strong"],
        },
    )


THEMES = (
    _theme(
        "workshop-dark",
        dark=True,
        #      strong  quiet   now     cool    good    bad     raised  bar     chip    chip-text line
        roles="#eef1f5 #8b95a3 #e2a745 #86b9d1 #93bf7a #e58a80 #1f2731 #1c232d #7f8b9a #10151c #323c49",
        background="#11161d",
        surface="#181e26",
        foreground="#c5cdd8",
    ),
    _theme(
        "workshop-light",
        dark=False,
        roles="#10151c #59626e #8a5200 #1c5f84 #2f6b22 #a8322a #e3e9ef #dfe5eb #4e5966 #ffffff #c2cad3",
        background="#fbfaf7",
        surface="#f1f2f2",
        foreground="#2a323c",
    ),
    _theme(
        "workshop-contrast",
        dark=True,
        roles="#ffffff #e0e0e0 #ffd000 #7fe0ff #8cff8c #ffa8a0 #333333 #000000 #ffffff #000000 #ffffff",
        background="#000000",
        surface="#1a1a1a",
        foreground="#ffffff",
    ),
    _theme(
        "workshop-mono",
        dark=True,
        roles="#ffffff #a8a8a8 #ffffff #ffffff #e0e0e0 #ffffff #303030 #1c1c1c #a8a8a8 #000000 #585858",
        background="#101010",
        surface="#181818",
        foreground="#d0d0d0",
    ),
)

NAMES = {
    "workshop-dark": N_("Dark"),
    "workshop-light": N_("Light"),
    "workshop-contrast": N_("High contrast"),
    "workshop-mono": N_("Without colour"),
}


def chosen(name: str, *, no_color: bool) -> str:
    """Return the theme to begin with: the one without colour where NO_COLOR asks for it, then the one that is named."""
    if no_color:
        return COLOURLESS
    return name if name in NAMES else DEFAULT


def following(name: str) -> str:
    """Return the name of the theme after `name`, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else DEFAULT
