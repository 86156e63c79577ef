"""`cases balance`: what a bank is about, where its good answers stand, how long its cases are."""

from pathlib import Path

from tests.bank.sample import CASE, make_bank, named

from .conftest import Program


def bank(tmp_path: Path) -> Path:
    """Two cases: one on one topic, one on two."""
    other = named("C91-badge").replace('topics = ["coi"]', 'topics = ["ai", "coi"]')
    return make_bank(tmp_path / "bank", spare_key=CASE, badge=other)


def test_the_balance_for_a_script(program: Program, tmp_path: Path) -> None:
    """Counts by key, first and in all; ratings by place; words by case and language."""
    found = program("--bank", bank(tmp_path), "cases", "balance", "--format", "json").json
    assert (found["cases"], found["decisions"], found["sound_first"]) == (2, 2, 0)
    assert found["topics"] == [
        {"key": "ai", "name": "Artificial intelligence", "first": 1, "all": 1},
        {"key": "coi", "name": "Conflict of interest", "first": 1, "all": 2},
    ]
    assert found["levels"] == [{"key": "1", "name": "Spot it", "first": 2, "all": 2}]
    assert found["ratings"] == [
        {"place": 1, "rating": "risky", "choices": 2},
        {"place": 2, "rating": "sound", "choices": 2},
    ]
    assert found["sound_longest"] == {"en": 2, "fr": 2}
    assert found["workable_or_risky"] == 2
    ids = [row["id"] for row in found["words"]]
    assert ids == ["C90-spare-key", "C91-badge"]
    assert all(100 < row["en"] < row["fr"] < 200 for row in found["words"])


def test_the_balance_for_people(program: Program, tmp_path: Path) -> None:
    """A line for each count, in the language asked for; the largest first."""
    folder = bank(tmp_path)
    lines = program("--bank", folder, "cases", "balance").out.splitlines()
    assert "  Conflict of interest: 1, 2 in all" in lines
    assert "  Choice 1: 2 risky" in lines
    assert "  A sound choice comes first: 0 of 2" in lines
    french = program("--bank", folder, "cases", "balance", "--lang", "fr").out
    assert "Conflit d’intérêts\N{NO-BREAK SPACE}: 1, 2 en tout" in french
    assert "Choix 2\N{NO-BREAK SPACE}: 2 judicieux" in french
