"""Completions from elsewhere, their voiding and a department's own statement on screen; certificates; questions as a file."""

from pathlib import Path

import pytest

from ethics_workshop.domain.trivia import Grade
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import shipped_bank
from ethics_workshop.tui.dialogs.message import Message
from ethics_workshop.tui.screens.programme import ProgrammeScreen
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.text_view import TextView
from tests.tui.driving import Driver, department, driving

HEAD = "person_id,requirement,completed_on,reference\n"
STATEMENT = shipped_bank() / "statements" / "model-statement.1.toml"


def csv_file(folder: Path, *rows: str) -> Path:
    file = folder / "completions.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


def own_statement(folder: Path, **changes: str) -> Path:
    """The department's own statement: the model's words under another name, with these words changed."""
    text = STATEMENT.read_text(encoding="utf-8")
    wanted = {'"model-statement"': '"our-code"', "model = true": "model = false", **changes}
    for before, after in wanted.items():
        assert before in text
        text = text.replace(before, after)
    file = folder / "our-code.toml"
    file.write_text(text, encoding="utf-8")
    return file


def course(workshop: Workshop) -> str:
    """A requirement that a course completes."""
    return next(each.id for each in workshop.bank.programme().requirements if each.course)


async def answer(driver: Driver, path: Path) -> None:
    """Answer the question for a path."""
    assert driver.name == "AskPath"
    driver.screen.query_one("#path", Entry).value = str(path)
    await driver.press("enter")


async def opened(driver: Driver) -> ProgrammeScreen:
    await driver.press("4", "p")
    assert isinstance(driver.screen, ProgrammeScreen)
    return driver.screen


def told(driver: Driver) -> str:
    return driver.screen.query_one("#told", TextView).plain


async def test_completions_are_looked_at_then_imported_whole(tmp_path: Path) -> None:
    """The look records nothing; y does; the same file again has nothing to add and offers no key."""
    workshop = department(tmp_path)
    file = csv_file(
        tmp_path, f"E02,{course(workshop)},2026-01-15,R-1", f"E03,{course(workshop)},2026-01-16,R-2"
    )
    async with driving(workshop) as driver:
        screen = await opened(driver)
        assert "person_id, requirement" in told(driver)
        await driver.press("y", "i")
        await answer(driver, file)
        assert "An import would record 2 completions." in told(driver)
        assert workshop.completions.all() == []
        await driver.press("y")
        assert "2 completions recorded." in told(driver)
        assert sorted(row.person_id for row in workshop.completions.all()) == ["E02", "E03"]
        await driver.press("i")
        await answer(driver, file)
        assert "Nothing to add." in told(driver)
        assert not screen.available("take")
        await driver.press("f6")
        assert "Rien à ajouter" in told(driver)


async def test_faults_are_told_by_line_and_nothing_is_imported(tmp_path: Path) -> None:
    """At the look, and when a file was spoilt between the look and y; what is no such file is a sentence."""
    workshop = department(tmp_path)
    sound = f"E02,{course(workshop)},2026-01-15,R-1"
    async with driving(workshop) as driver:
        screen = await opened(driver)
        await driver.press("i")
        await answer(driver, csv_file(tmp_path, sound, "NOBODY,no-such,2026-01-15,R-2"))
        assert "2 faults: nothing was imported." in told(driver)
        assert "line 3, column person_id" in told(driver)
        assert not screen.available("take")
        await driver.press("i")
        await answer(driver, csv_file(tmp_path, sound))
        assert screen.available("take")
        csv_file(tmp_path, sound, "NOBODY,no-such,2026-01-15,R-2")
        await driver.press("y")
        assert "line 3, column person_id" in told(driver)
        assert workshop.completions.all() == []
        await driver.press("i")
        await answer(driver, tmp_path / "not-there.csv")
        assert isinstance(driver.screen, Message)


async def test_a_completion_is_voided_with_a_reason_once_confirmed(tmp_path: Path) -> None:
    """No keeps the completion and what was typed; yes voids that one alone; then nobody has one left to void."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        await opened(driver)
        await driver.press("d")
        assert "there is nothing to void" in told(driver)
        rows = [f"E02,{course(workshop)},{day},R-{day}" for day in ("2026-01-15", "2026-02-16")]
        workshop.completions.import_file(csv_file(tmp_path, *rows))
        await driver.press("d")
        await driver.type("Zo")
        await driver.until(lambda: "E02" in driver.text)
        await driver.press("enter")
        assert driver.text.index("February 16") < driver.text.index("January 15")
        await driver.press("down", "enter", "enter")
        assert isinstance(driver.screen, Message)
        await driver.press("escape")
        await driver.type("Wrong person")
        await driver.press("enter")
        assert "January 15, 2026" in driver.text
        await driver.press("n")
        assert [row.status for row in workshop.completions.all()] == ["recorded"] * 2
        await driver.press("d")
        await driver.type("Zo")
        await driver.until(lambda: "E02" in driver.text)
        await driver.press("enter", "down", "enter")
        assert driver.screen.query_one("#note", Entry).value == "Wrong person"
        await driver.press("enter", "y")
        assert "The completion was voided." in told(driver)
        status = {row.completed_on: (row.status, row.void_reason) for row in workshop.completions.all()}
        assert status == {"2026-01-15": ("voided", "Wrong person"), "2026-02-16": ("recorded", "")}


@pytest.mark.parametrize(
    ("effective", "said"),
    [("", "From now on this is the statement that people sign."), ("2999-01-01", "until then people sign")],
)
async def test_a_statement_is_read_then_added(tmp_path: Path, effective: str, said: str) -> None:
    """Its name, version and date are shown; y adds it and says whether it is the one to sign; again adds nothing."""
    workshop = department(tmp_path)
    before = workshop.statements.find("model-statement").effective
    file = own_statement(tmp_path, **({before: effective} if effective else {}))
    async with driving(workshop, size=(120, 36)) as driver:
        await opened(driver)
        await driver.press("s")
        await answer(driver, file)
        assert "Statement our-code, version 1" in told(driver)
        assert len(workshop.statements.all()) == 1
        await driver.press("y")
        assert said in told(driver)
        assert [each.to_sign for each in workshop.statements.all()] == [bool(effective), not effective]
        await driver.press("s")
        await answer(driver, file)
        await driver.press("y")
        assert "nothing was added" in told(driver)


async def test_a_faulty_statement_is_not_offered(tmp_path: Path) -> None:
    """Each fault with its line; y does nothing."""
    workshop = department(tmp_path)
    file = own_statement(tmp_path, **{'version = "1"': "version = 1"})
    async with driving(workshop) as driver:
        screen = await opened(driver)
        await driver.press("s")
        await answer(driver, file)
        assert "nothing was added" in told(driver)
        assert "line " in told(driver)
        assert not screen.available("take")
        await driver.press("y")
        assert len(workshop.statements.all()) == 1


async def test_a_certificate_is_written_from_my_record(tmp_path: Path) -> None:
    """Without a completion nothing is asked; with one only for the file; with two for which."""
    workshop = department(tmp_path)
    out = tmp_path / "paper.html"
    async with driving(workshop, actor="E02") as driver:
        await driver.press("8", "c")
        assert driver.name == "OwnRecordScreen"
        workshop.completions.import_file(csv_file(tmp_path, f"E02,{course(workshop)},2026-01-15,R-1"))
        await driver.press("c")
        await answer(driver, out)
        (row,) = workshop.completions.all()
        assert row.completion_id in out.read_text(encoding="utf-8")
        workshop.completions.import_file(csv_file(tmp_path, f"E02,{course(workshop)},2026-02-16,R-2"))
        await driver.press("c")
        assert driver.name == "Chooser"
        await driver.press("enter")
        await answer(driver, out)
        (second,) = {each.completion_id for each in workshop.completions.all()} - {row.completion_id}
        assert second in out.read_text(encoding="utf-8")


async def test_the_questions_as_a_file_and_answers_forgotten(tmp_path: Path) -> None:
    """The ending of the name says the kind; answers go only once that is confirmed."""
    workshop = department(tmp_path)
    sitting = workshop.trivia.next("E02")
    assert sitting.asked is not None
    workshop.trivia.answer("E02", sitting.asked.card.id, sitting.asked.right, Grade.GOOD)
    async with driving(workshop, actor="E02") as driver:
        await driver.press("5")
        for name, begins in (("q.txt", ""), ("q.tsv", "#separator:tab")):
            await driver.screen.run_action("book")
            await driver.settle()
            await answer(driver, tmp_path / name)
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert text.startswith(begins) if begins else "#separator" not in text
        for key, left in (("n", 1), ("y", 0)):
            await driver.screen.run_action("forget_answers")
            await driver.settle()
            await driver.press(key)
            assert workshop.trivia.next("E02").deal.today == left
