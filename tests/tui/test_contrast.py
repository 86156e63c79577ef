"""Contrast, in all four themes, of every pair of colours that is named in the styles and the code of the screens."""

import re
from pathlib import Path

import pytest
from textual.theme import Theme

import ethics_workshop
from ethics_workshop.tui import themes

SOURCE = Path(ethics_workshop.__file__).parent / "tui"
TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: how far text, and what marks the focus, stand out from what is behind them."""


def luminance(colour: tuple[int, int, int]) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def roles(theme: Theme) -> dict[str, tuple[int, int, int]]:
    """Every colour of a theme that is named in a style, by its name."""
    own = {"foreground": theme.foreground, "background": theme.background, "surface": theme.surface}
    named = {**theme.variables, **own}
    return {
        name: rgb(str(value)) for name, value in named.items() if re.fullmatch("#[0-9a-f]{6}", str(value))
    }


def named(pattern: str) -> set[str]:
    """The variables that stand where `pattern` says, in all styles and all code of the screens."""
    texts = [path.read_text(encoding="utf-8") for kind in ("*.py", "*.tcss") for path in SOURCE.rglob(kind)]
    return {name for text in texts for name in re.findall(pattern, text)}


PLAIN = named(r"(?<![\w-])color: \$([a-z-]+)") | named(r"border-(?:sub)?title-color: \$([a-z-]+)")
INLINE = named(r"\"(?:(?:not |bold|italic|underline|reverse|dim|strike) ?)*\$([a-z-]+)\"")
RULES = named(r"\{([^{}]*background: [^{}]*)\}")
"""Rules that set a background."""
SOLID = {"chip": "chip-text", "now": "chip-text"}
"""Backgrounds of a mark, and the one colour that is written on each."""
INKS = (PLAIN | INLINE) - {"line", *SOLID.values()}
"""What text is written in. `line` draws rules alone."""
GROUNDS = named(r"background: \$([a-z-]+)") - set(SOLID)
"""What stands behind text."""
PAIRS = {tuple(pair.split(" on $")) for pair in named(r"\$([a-z-]+ on \$[a-z-]+)")}
"""Pairs that are named together."""
MARKS = named(r"border(?:-left|-right|-top|-bottom)?: (?:round|outer|wide|thick|tall|solid) \$([a-z-]+)")
"""What borders are drawn in."""


def test_the_net_holds() -> None:
    """The patterns find the colours that there are, each of them a role of the themes."""
    assert {"foreground", "strong", "quiet", "now", "cool", "good", "bad"} <= INKS
    assert {"background", "surface", "raised", "bar"} <= GROUNDS
    assert ("chip-text", "chip") in PAIRS
    for rule in RULES:
        for ground in set(re.findall(r"background: \$([a-z-]+)", rule)) & set(SOLID):
            assert f"color: ${SOLID[ground]}" in rule
    known = set(roles(themes.THEMES[0]))
    assert INKS | GROUNDS | MARKS | {name for pair in PAIRS for name in pair} <= known


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_every_ink_on_every_ground(theme: Theme) -> None:
    """Text 4.5:1 on whatever it may come to stand; marks of what matters 3:1 against all around them."""
    colours = roles(theme)
    pairs = {(ink, ground) for ink in INKS for ground in GROUNDS} | PAIRS
    pairs |= {(ink, ground) for ground, ink in SOLID.items()}
    faint = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert not {pair: round(ratio, 2) for pair, ratio in faint.items() if ratio < TEXT}
    marks = {(mark, ground) for mark in MARKS - GROUNDS - {"line"} for ground in GROUNDS}
    faint = {pair: contrast(*(colours[name] for name in pair)) for pair in marks}
    assert not {pair: round(ratio, 2) for pair, ratio in faint.items() if ratio < GRAPHIC}
