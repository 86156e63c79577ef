"""Drawing for terminals that are not UTF-8: every character that they lack is replaced by one of the same width."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_DRAWN = {
    **dict.fromkeys("─━═▁▔▂▃╴╶╸╺", "-"),
    **dict.fromkeys("│┃║▌▐▏▕▎▍╵╷╹╻", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝┏┓┗┛┣┫┳┻┷╋╪╫", "+"),
    **dict.fromkeys("█▉▊▋▀▄▇▆▅▗▖▘▝▙▛▜▟▚▞", "#"),
    **dict.fromkeys("░▒▓", ":"),
    **dict.fromkeys("’‘", "'"),
    **dict.fromkeys("“”«»", '"'),
    **dict.fromkeys("–—‐‑", "-"),
    **dict.fromkeys("•·●○◦", "*"),
    **dict.fromkeys("▸▶›→", ">"),
    **dict.fromkeys("‹←", "<"),
    "↑": "^",
    "↓": "v",
    "↔": "-",
    "✓": "v",
    "✕": "x",
    "×": "x",
    "°": "o",
    "⌘": "C",
    "‖": "=",
    **dict.fromkeys("œæ", "e"),
    **dict.fromkeys("ŒÆ", "E"),
    "…": ".",
    "\u00a0": " ",
    "\u202f": " ",
}


class AsciiFilter(LineFilter):
    """Replaces what `encoding` cannot say, after everything has been drawn: no widget need know."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  # Textual's protocol
        """Return the segments with texts that the terminal can show."""
        return [
            segment
            if segment.text.isascii()
            else Segment(told(segment.text, self._encoding), segment.style, segment.control)
            for segment in segments
        ]


def told(text: str, encoding: str) -> str:
    """Return `text` in characters of `encoding`, as wide as before."""
    return "".join(_character(character, encoding) for character in text)


@lru_cache(4096)
def _character(character: str, encoding: str) -> str:
    if _sayable(character, encoding):
        return character
    if character in _DRAWN:
        return _DRAWN[character]
    base = unicodedata.normalize("NFKD", character)[:1]
    if cell_len(base) == cell_len(character) and _sayable(base, encoding):
        return base
    return "?" * cell_len(character)


def _sayable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
