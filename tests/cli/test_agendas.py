"""`agendas`, `year` and what is owed after a listening session, as plain commands."""

from pathlib import Path

import pytest

from ethics_workshop.settings import BANK_VARIABLE, shipped_bank
from tests.cli.conftest import Program, plan, to_step


@pytest.fixture
def whole(department: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program with the bank that ships."""
    monkeypatch.setenv(BANK_VARIABLE, str(shipped_bank()))
    return department


def test_the_agendas_that_ship(program: Program) -> None:
    found = {a["id"]: a for a in program("agendas", "list", "--format", "json").json}
    assert list(found) == ["all-staff", "half-day", "huddle", "listening", "workshop"]
    assert {k: a["seconds"] // 60 for k, a in found.items()} == {
        "all-staff": 40, "half-day": 94, "huddle": 15, "listening": 45, "workshop": 60,
    }  # fmt: skip
    assert {k for k, a in found.items() if a["requirement"]} == {"huddle", "workshop"}
    shown = program("agendas", "show", "listening", "--lang", "fr")
    assert "On ne vote pas." in shown.out
    assert program("agendas", "show", "nap").code == 2


def test_an_agenda_of_ones_own_is_copied_changed_led_and_counts(department: Program, tmp_path: Path) -> None:
    """Its file can be read by hand, remarks stay, and a session keeps the copy that it was planned with."""
    made = department("agendas", "new", "ours", "--seconds", "discuss=300", "--without", "rehearse")
    assert made.code == 0, made.err
    file = Path(made.value)
    assert file == tmp_path / "data" / "agendas" / "ours.toml"
    file.write_text("# ours, since the spring\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    session = plan(department, "ours")
    assert department("session", "show", session, "--format", "json").json["requirement"] == "ve-workshop"
    assert department("agendas", "change", "ours", "--without", "debrief", "--cut", "vote-b").code == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# ours, since the spring\n")
    assert 'name = "debrief"' not in text
    ours = department("agendas", "show", "ours", "--format", "json").json
    assert (ours["own"], ours["like"], ours["requirement"], ours["cut"]) == (True, "huddle", "", ["vote-b"])
    to_step(department, session, "debrief")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("new", "huddle"), "already"),
        (("change", "huddle", "--slack", "5"), "already"),
        (("new", "ours", "--seconds", "nap=3"), "no length of a step"),
        (("new", "ours", "--without", "close"), "not left out"),
        (("new", "ours", "--cut", "debrief"), "not left out"),
        (("new", "ours", "--ballot", "chat"), "no way to vote"),
        (("new", "../ours"), "cannot be written"),
    ],
)
def test_what_could_not_be_led_is_refused_in_a_sentence(
    program: Program, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    answer = program("agendas", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not list(tmp_path.rglob("ours.toml"))


def test_a_broken_agenda_is_named_with_its_line_and_keeps_nobody_from_the_others(
    program: Program, tmp_path: Path
) -> None:
    made = Path(program("agendas", "new", "ours").value)
    made.write_text(made.read_text(encoding="utf-8").replace('"close"', '"clothes"'), encoding="utf-8")
    answer = program("agendas", "check")
    line = next(n for n, text in enumerate(made.read_text().splitlines(), 1) if "clothes" in text)
    assert answer.code == 1
    assert f"{made}:{line}: " in answer.out
    assert "ours" not in {a["id"] for a in program("agendas", "list", "--format", "json").json}
    assert program("agendas", "check", tmp_path / "none.toml").code == 2


def test_what_fits_into_the_minutes_there_are(whole: Program) -> None:
    """The best first, with reasons; topics and levels narrow it; what fits nowhere is said."""
    answer = whole("agendas", "fit", "--minutes", "30", "--division", "Division 2")
    assert "new for the division" in answer.out
    found = whole(
        "agendas", "fit", "--minutes", "70", "--topic", "ai", "--level", "1", "--format", "json"
    ).json
    assert found
    assert all(offer["seconds"] <= 70 * 60 for offer in found)
    none = whole("agendas", "fit", "--minutes", "9")
    assert (none.code, none.out) == (2, "")
    assert "15 minutes" in none.err


def test_a_year_and_what_is_owed_after_listening(department: Program) -> None:
    """Planned for a day, held, owed, followed up; the summary tells."""
    asked = ("--case", "C14", "--division", "Division 2", "--facilitator", "E01")
    late = department("session", "plan", *asked, "--agenda", "huddle", "--on", "2020-01-01")
    assert (late.code, late.out) == (2, "")
    dated = department("session", "plan", *asked, "--agenda", "huddle", "--on", "2096-05-01").value
    listening = department("session", "plan", *asked, "--agenda", "listening").value
    assert department("session", "follow-up", listening, "--text", "Done.").code == 2
    department("session", "check-in", listening, "E02", "E03")
    to_step(department, listening, "close")
    assert department("session", "close", listening).code == 0
    year = department("year", "Division 2", "--format", "json").json
    assert [q["quarter"] for q in year] == [1, 2, 3, 4]
    assert sum(q["held"] for q in year) == 1
    assert dated in str(department("year", "Division 2", "--year", "2096-2097", "--format", "json").json[0])
    assert "owed by" in department("year", "Division 2").err
    told = department("session", "follow-up", listening, "--text", "The form is one page shorter.")
    assert told.code == 0
    assert "The form is one page shorter." in department("session", "summary", listening).out
    assert "owed by" not in department("year", "Division 2").err
    assert department("year", "Division 2", "--year", "26").code == 2
    assert department("verify").code == 0


def test_the_sheet_of_a_session_for_whoever_leads_it(department: Program, tmp_path: Path) -> None:
    """Each step with its time of the day, what to say, the guide and the notes; the same file each time."""
    session = plan(department)
    text = department("session", "sheet", session, "--at", "9:30", "--format", "md").out
    assert "9:30 · Check-in · 1:00" in text
    assert "9:33 · Vote A · 1:00" in text
    assert "New fact" not in text
    assert "Stay silent: no hint, no sigh, no joke." in text
    assert "The case’s guide" in text
    out = tmp_path / "sheet.html"
    assert department("session", "sheet", session, "--lang", "fr", "--out", out).value == str(out)
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Présences" in page
    assert department("session", "sheet", session, "--lang", "fr", "--format", "html").out == page
    assert department("session", "sheet", session, "--at", "noon").code == 2
    listening = plan(department, "listening")
    assert "vote" not in department("session", "sheet", listening).out.lower()
