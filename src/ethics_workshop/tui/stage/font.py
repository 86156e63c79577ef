"""Letters four cells high: eight dots by eight, drawn with the quarters of a cell, so that they keep their shape.

The dots are those of the public-domain font8x8 (github.com/dhepper/font8x8, after IBM's VGA fonts). Textual's `Digits`
has figures alone, and what reads from the back of a room has to have letters, with the accents of French.
"""

from collections.abc import Sequence
from functools import cache

ROWS = 4
"""Rows of a line of large letters."""
_SIZE = 8
_SPACE = 4
"""Dots of a space between words."""
_BETWEEN = 2
"""Dots between two letters: a whole cell, for their strokes are as wide."""

_QUARTERS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""By the dots that are set: 1 upper left, 2 upper right, 4 lower left, 8 lower right."""

_ALIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "œ": "oe", "Œ": "OE", "\u00a0": " ",
          "\u202f": " ", "\u2011": "-"}  # fmt: skip
"""What has no dots of its own."""

_DOTS = """
!183C3C1818001800 "3636000000000000 #36367F367F363600 $0C3E031E301F0C00 %006333180C666300
&1C361C6E3B336E00 '0606030000000000 (180C0606060C1800 )060C1818180C0600 *00663CFF3C660000
+000C0C3F0C0C0000 ,00000000000C0C06 -0000003F00000000 .00000000000C0C00 /6030180C06030100
03E63636363633E00 10C0E0C0C0C0C3F00 21E33301C06333F00 31E33301C30331E00 4383C36337F307800
53F031F3030331E00 61C06031F33331E00 73F3330180C0C0C00 81E33331E33331E00 91E33333E30180E00
:000C0C00000C0C00 ;000C0C00000C0C06 <180C0603060C1800 =00003F00003F0000 >060C1830180C0600
?1E3330180C000C00 @3E637B7B7B031E00 A0C1E33333F333300 B3F66663E66663F00 C3C66030303663C00
D1F36666666361F00 E7F46161E16467F00 F7F46161E16060F00 G3C66030373667C00 H3333333F33333300
I1E0C0C0C0C0C1E00 J7830303033331E00 K6766361E36666700 L0F06060646667F00 M63777F7F6B636300
N63676F7B73636300 O1C36636363361C00 P3F66663E06060F00 Q1E3333333B1E3800 R3F66663E36666700
S1E33070E38331E00 T3F2D0C0C0C0C1E00 U3333333333333F00 V33333333331E0C00 W6363636B7F776300
X6363361C1C366300 Y3333331E0C0C1E00 Z7F6331184C667F00 [1E06060606061E00 \\03060C1830604000
]1E18181818181E00 ^081C366300000000 _00000000000000FF `0C0C180000000000 a00001E303E336E00
b0706063E66663B00 c00001E3303331E00 d3830303E33336E00 e00001E333F031E00 f1C36060F06060F00
g00006E33333E301F h0706366E66666700 i0C000E0C0C0C1E00 j300030303033331E k070666361E366700
l0E0C0C0C0C0C1E00 m0000337F7F6B6300 n00001F3333333300 o00001E3333331E00 p00003B66663E060F
q00006E33333E3078 r00003B6E66060F00 s00003E031E301F00 t080C3E0C0C2C1800 u0000333333336E00
v00003333331E0C00 w0000636B7F7F3600 x000063361C366300 y00003333333E301F z00003F190C263F00
{380C0C070C0C3800 |1818180018181800 }070C0C380C0C0700 ~6E3B000000000000 À07001C36637F6300
Â1C36003E637F6300 Ä631C36637F636300 Ç1E3303331E18301E É38003F061E063F00 È07003F061E063F00
Ê0C123F061E063F00 Ë36003F061E063F00 Î0C12001E0C0C1E00 Ï33001E0C0C0C1E00 Ô3C66183C663C1800
ÖC3183C66663C1800 Ù0E00666666663C00 Û3C66006666663C00 Ü3300333333331E00 à07001E303E337E00
â7EC33C607C66FC00 ä33001E303E337E00 ç00001E03031E301C é38001E333F031E00 è07001E333F031E00
ê7EC33C667E063C00 ë33001E333F031E00 î3E631C1818183C00 ï33000E0C0C0C1E00 ô1E33001E33331E00
ö0033001E33331E00 ù0007003333337E00 û1E33003333337E00 ü0033003333337E00 «00CC663366CC0000
»003366CC66330000 °1C36361C00000000
"""
"""A letter, then its rows from above as bytes in hexadecimal; the lowest bit is on the left."""

Bitmap = tuple[int, ...]
"""Eight rows of dots, the lowest bit on the left."""


@cache
def _glyphs() -> dict[str, tuple[Bitmap, int]]:
    """Return the dots of each letter, without the empty columns beside it, and its width in dots."""
    found: dict[str, tuple[Bitmap, int]] = {" ": ((0,) * _SIZE, _SPACE)}
    for entry in _DOTS.split():
        rows = tuple(bytes.fromhex(entry[1:]))
        used = 0
        for row in rows:
            used |= row
        empty = (used & -used).bit_length() - 1
        found[entry[0]] = tuple(row >> empty for row in rows), used.bit_length() - empty
    wide = max(width for letter, (_, width) in found.items() if letter.isdigit())
    for letter in "0123456789":  # a clock may not jump: figures are equally wide
        rows, width = found[letter]
        found[letter] = tuple(row << (wide - width) // 2 for row in rows), wide
    return found


def plain_letters(text: str) -> str:
    """Return `text` with what the font does not have put in letters that it has."""
    return "".join(_ALIKE.get(letter, letter) for letter in text)


def can_draw(text: str) -> bool:
    """Whether there are dots for every letter of `text`."""
    return all(letter in _glyphs() for letter in plain_letters(text))


def cells(text: str, scale: int = 1) -> int:
    """Return how many cells `text` takes in one line."""
    return (_dots(plain_letters(text)) * scale + 1) // 2


def _dots(text: str) -> int:
    known = _glyphs()
    return sum(known[letter][1] + _BETWEEN for letter in text) - _BETWEEN if text else 0


def broken(text: str, width: int) -> list[str] | None:
    """Return `text` broken at its spaces into lines of large letters of at most `width` cells.

    None where a word is wider than that, or has a letter that the font does not know.
    """
    if not can_draw(text):
        return None
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if all(cells(line) <= width for line in lines) else None


def drawn(text: str, scale: int = 1) -> list[str]:
    """Return one line of large letters as `ROWS` times `scale` rows of cells. Every letter must be known."""
    rows, at = [0] * _SIZE, 0
    for letter in plain_letters(text):
        dots, width = _glyphs()[letter]
        for number, row in enumerate(dots):
            rows[number] |= row << at
        at += width + _BETWEEN
    width = max(0, at - _BETWEEN)
    return _quarters(_scaled(rows, width, scale), width * scale)


def _scaled(rows: Sequence[int], width: int, scale: int) -> list[int]:
    if scale == 1:
        return list(rows)
    block = (1 << scale) - 1
    wider = [sum(block << x * scale for x in range(width) if row >> x & 1) for row in rows]
    return [row for row in wider for _ in range(scale)]


def _quarters(rows: Sequence[int], width: int) -> list[str]:
    return [
        "".join(_QUARTERS[(upper >> x & 3) | (lower >> x & 3) << 2] for x in range(0, width, 2))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
