"""Names that were typed, and receipts."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.attestation import (
    RECEIPT_ALPHABET,
    Signed,
    is_reference,
    read_receipt,
    receipt,
    same_name,
)

SIGNED = Signed("A-1", "E01", "model", "1", "2026-2027", "fr", "0" * 64, "Zoé Côté", "2026-11-21")


@pytest.mark.parametrize(
    "typed", ["Zoé Côté", "zoe cote", "ZOÉ  CÔTÉ", " zoécôté ", "Zoe\u0301 Co\u0302te\u0301", "Zoé\u00a0Côté"]
)
def test_case_accents_and_spaces_do_not_matter(typed: str) -> None:
    """The roster says Zoé Côté."""
    assert same_name(typed, "Zoé Côté")


@pytest.mark.parametrize("typed", ["", " ", "Zoé", "Zoé Coté-Roy", "Zoé C.", "Zoé Côtée"])
def test_another_name_does_not_match(typed: str) -> None:
    """Empty, shorter and other names are no match."""
    assert not same_name(typed, "Zoé Côté")


def test_apostrophes_may_be_straight_or_curly() -> None:
    """Keyboards differ."""
    assert same_name("Siobhan O'Neil", "Siobhan O\u2019Neil")


def test_a_receipt_reads_back_however_it_is_typed() -> None:
    """Lower case, spaces instead of hyphens, O for 0 and I or L for 1."""
    written = receipt(SIGNED)
    assert read_receipt(written) == written
    assert read_receipt(written.lower().replace("-", " ")) == written
    assert read_receipt(written.replace("0", "o").replace("1", "l")) == written


@given(
    st.integers(0, 2**19 - 1), st.lists(st.sampled_from(["", "-", " ", "\u00a0"]), min_size=19, max_size=19)
)
@settings(max_examples=40)
def test_mixed_case_and_any_grouping_read_back(upper: int, between: list[str]) -> None:
    """Every letter in either case, hyphens and spaces anywhere."""
    written = receipt(SIGNED)
    letters = (c.upper() if upper >> at & 1 else c.lower() for at, c in enumerate(written))
    assert read_receipt("".join(c + joint for c, joint in zip(letters, between, strict=True))) == written


@pytest.mark.parametrize("text", ["CR-2026-0142", "2026/142", "COI 2026 14", "№ 7"[2:], "A1", "RC_2026.3"])
def test_a_number_in_a_register_is_a_reference(text: str) -> None:
    """Short, with a figure in it."""
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "filed",
        "I own 30 shares of Acme",
        "1" * 41,
        "see 4; wife works there",
        "12 rue de la Paix, Hull",
        "a\n1",
    ],
)
def test_a_sentence_is_no_reference(text: str) -> None:
    """Details of a conflict are not taken in, not by that door either."""
    assert not is_reference(text)


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Signed)])
def test_any_other_field_gives_another_receipt(field: str) -> None:
    """One comma, another version, cycle or name: another receipt."""
    other = dataclasses.replace(SIGNED, **{field: getattr(SIGNED, field) + ","})
    assert receipt(other) != receipt(SIGNED)


@given(st.integers(0, 15), st.sampled_from(RECEIPT_ALPHABET[:31]))
def test_one_wrong_character_is_noticed(place: int, wrong: str) -> None:
    """Any character of the first thirty-one in any place; the last sign of the alphabet shares 0's check value."""
    code = receipt(SIGNED).replace("-", "")
    if code[place] not in {wrong, "Z"}:
        assert read_receipt(code[:place] + wrong + code[place + 1 :]) == ""


@given(st.text(max_size=40))
def test_anything_else_is_malformed_or_well_formed(text: str) -> None:
    """No input raises; what is read back reads back to itself."""
    written = read_receipt(text)
    assert written == "" or read_receipt(written) == written
