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
    assert near.err == "No case holds all of these words. These come near.\nDid you mean: spare?\n"
    none = program("--bank", bank, "cases", "search", "qqqqqqq", "--lang", "fr")
    assert (none.code, none.out) == (0, "")
    assert none.err.startswith("Aucun cas trouvé.")
    assert program("--bank", bank, "cases", "search", "qqqqqqq", "--format", "json").out == "[]\n"
    assert program("--bank", bank, "cases", "search", "--level", "4").code == 2


def test_where_the_words_are(program: Program, bank: Path) -> None:
    """Under each case, the words marked; in the language asked for where they are in both; none without words."""
    lines = program("--bank", bank, "cases", "search", "records", "--level", "1").out.splitlines()
    assert lines[1:] == ["    A key lies on your desk. It opens the **records** room."]
    rows = program("--bank", bank, "cases", "search", "records", "--format", "json").json
    assert {row["snippet"] for row in rows} == {"A key lies on your desk. It opens the **records** room."}
    (named,) = program("--bank", bank, "cases", "search", "badge", "--format", "json").json
    assert named["snippet"] == "The lost **badge**"
    assert [
        row["snippet"] for row in program("--bank", bank, "cases", "search", "--format", "json").json
    ] == ["", ""]


def test_what_may_have_been_meant(program: Program, bank: Path) -> None:
    """Two slips in one word find nothing, and the word that does is named; what is like nothing is not guessed at."""
    none = program("--bank", bank, "cases", "search", "rrecorrds", "--lang", "fr")
    assert (none.code, none.out) == (0, "")
    assert none.err.splitlines()[1] == "Vouliez-vous dire\N{NO-BREAK SPACE}: records?"
    assert len(program("--bank", bank, "cases", "search", "qqqqqqq").err.splitlines()) == 1
