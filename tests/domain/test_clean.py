import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.text import BEGINS, INSIDE, NOWHERE, clean, emphasis, fold, nearness

ODD = st.text(
    st.sampled_from(" \n\t\r\x1b\u00a0\u202f\u2028\u200d\u202eae\u0301éÅ\u212b«»’🙂") | st.characters(),
    max_size=12,
)


@given(ODD, st.booleans())
def test_the_short_way_and_the_long_way_agree(text: str, multiline: bool) -> None:
    """A text is cleaned alike whether or not something in it sends it the long way: an escape added at its end."""
    long_way = clean(f"{text}x\x1b", multiline=multiline)
    assert clean(f"{text}x", multiline=multiline) == long_way
    assert unicodedata.is_normalized("NFC", long_way)


@pytest.mark.parametrize(
    ("typed", "name", "where"),
    [
        ("mar", "Marc Roy", BEGINS),
        ("MAR", "Anne Martin", BEGINS),
        ("ile", "Ève L’Île", BEGINS),
        ("pierre", "Jean-Pierre Côté", BEGINS),
        ("cote z", "Léa Côté Zed", BEGINS),
        ("e0", "Ida Sy", BEGINS),
        ("mar", "Ana Delmar", INSIDE),
        ("01", "Ida Sy", NOWHERE),
    ],
)
def test_the_beginning_of_a_word_is_nearer_than_its_middle(typed: str, name: str, where: int) -> None:
    """Any word of a name counts, after a hyphen or an apostrophe too; an id counts from its beginning alone."""
    assert nearness(fold(typed), name, "E01") == where


@given(ODD.map(fold).filter(bool), ODD)
def test_what_stands_in_a_name_is_found_there(wanted: str, name: str) -> None:
    """Nowhere is said exactly of what the name does not hold."""
    assert (nearness(wanted, name) == NOWHERE) == (wanted not in fold(name))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a *b* and **c d**.", [("a ", 0), ("b", 1), (" and ", 0), ("c d", 2), (".", 0)]),
        ("2 * 3 * 4", [("2 * 3 * 4", 0)]),
        ("*alone", [("*alone", 0)]),
        ("a * note, and a*", [("a * note, and a*", 0)]),
        ("** not ** bold", [("** not ** bold", 0)]),
        ("*«\u202foui\u202f»*", [("«\u202foui\u202f»", 1)]),
        ("", []),
    ],
)
def test_stars_emphasize_what_they_touch(text: str, pieces: list[tuple[str, int]]) -> None:
    """A star beside a space, or without its like, is a star."""
    assert list(emphasis(text)) == pieces


@given(st.text("*a \u00a0", max_size=14))
def test_no_star_is_lost(text: str) -> None:
    """The pieces with their stars are the text; nothing that is emphasized is empty, or begins or ends with a space."""
    pieces = list(emphasis(text))
    assert "".join("*" * stars + piece + "*" * stars for piece, stars in pieces) == text
    assert all(piece and (not stars or piece == piece.strip()) for piece, stars in pieces)
