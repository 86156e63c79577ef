"""`cases handout`: from the shipped bank to a file."""

from pathlib import Path

from .conftest import Program


def test_a_handout_is_written_in_the_language_that_was_asked_for(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "c14.html"
    answer = program("cases", "handout", "C14", "--out", out, "--lang", "fr")
    assert (answer.code, answer.value) == (0, str(out))
    assert "--sheet participant" in answer.err
    html = out.read_text(encoding="utf-8")
    assert '<html lang="fr">' in html
    assert "Le dossier de la cousine" in html
    assert html.count('<section class="sheet') == 3


def test_one_sheet_on_standard_output_says_nothing_else(program: Program) -> None:
    answer = program("cases", "handout", "C14", "--sheet", "participant", "--format", "md")
    assert answer.code == 0
    assert answer.out.startswith("# The cousin’s file\n\n## For participants\n")
    assert "breach" not in answer.out
    assert answer.err == ""


def test_a_handout_of_no_case_or_to_no_place_is_refused(program: Program, tmp_path: Path) -> None:
    assert program("cases", "handout", "C99").code == 2
    answer = program("cases", "handout", "C14", "--out", tmp_path)
    assert answer.code == 2
    assert "folder" in answer.err


def test_the_decision_card_of_the_toolkit_is_a_sheet_that_is_asked_for(program: Program) -> None:
    """The same words as on the card itself; without being asked for it stays away."""
    card = program("toolkit", "show", "decision-card", "--lang", "fr").out
    answer = program("cases", "handout", "C14", "--sheet", "steps", "--format", "txt", "--lang", "fr")
    headings = [line for line in card.splitlines() if line[:2] in {f"{n}." for n in range(1, 7)}]
    assert len(headings) == 6
    assert all(heading.casefold() in answer.out.casefold() for heading in headings)
    assert headings[0].casefold() not in program("cases", "handout", "C14", "--lang", "fr").out.casefold()
