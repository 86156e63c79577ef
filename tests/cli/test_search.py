"""`cases search`: what a person and a script get."""

from pathlib import Path

import pytest

from tests.bank.sample import CASE, make_bank, named

from .conftest import Program


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """Three cases: a key, a badge for managers at level 2, and a retired one."""
    badge = (
        named("C91-badge")
        .replace("The spare key", "The lost badge")
        .replace("level = 1", "level = 2")
        .replace("minutes = [5, 15, 45]", "minutes = [5, 20, 45]")
    )
    old = named("C92-old").replace('status = "draft"', 'status = "retired"')
    return make_bank(tmp_path / "bank", spare_key=CASE, badge=badge, old=old)


def found(program: Program, bank: Path, *words: str) -> list[str]:
    answer = program("--bank", bank, "cases", "search", *words, "--format", "json")
    assert answer.code == 0, answer.err
    return [row["id"] for row in answer.json]


def test_words_and_choices(program: Program, bank: Path) -> None:
    """Beginnings of words in either language, accents or not, and each choice narrows; retired cases stay away."""
    assert found(program, bank, "spar") == ["C90-spare-key"]
    assert set(found(program, bank, "cle", "double")) == {"C90-spare-key", "C91-badge"}
    assert found(program, bank, "badge") == ["C91-badge"]
    assert found(program, bank) == ["C90-spare-key", "C91-badge"]
    assert found(program, bank, "--level", "2") == ["C91-badge"]
    assert found(program, bank, "--minutes", "16", "--topic", "coi") == ["C90-spare-key"]
    assert found(program, bank, "--audience", "executive") == []


def test_what_is_said_beside_the_list(program: Program, bank: Path) -> None:
    """Near misses and an empty list are told on standard error, and neither is a failure."""
    near = program("--bank", bank, "cases", "search", "spqre")
    assert (near.code, near.out.split(" · ")[0]) == (0, "C90-spare-key")
    assert near.err == "No case holds all of these words. These come near.\n"
    none = program("--bank", bank, "cases", "search", "qqqqqqq", "--lang", "fr")
    assert (none.code, none.out) == (0, "")
    assert none.err.startswith("Aucun cas trouvé.")
    assert program("--bank", bank, "cases", "search", "qqqqqqq", "--format", "json").out == "[]\n"
    assert program("--bank", bank, "cases", "search", "--level", "4").code == 2
