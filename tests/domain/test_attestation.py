"""Names that were typed, and receipts."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.attestation import RECEIPT_ALPHABET, Signed, read_receipt, receipt, same_name

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
