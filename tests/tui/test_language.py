"""No English on any screen in French: every screen, dialog, help and palette, segment by segment."""

import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.errors import explain_error
from ethics_workshop.words.language import LOCALE, Words
from ethics_workshop.words.on_screen import THEN
from ethics_workshop.words.sentences import explain
from tests.tui.driving import COLUMNS, Driver, department, driving, planned, stood_at

CATALOGUE = Path(LOCALE) / "fr" / "LC_MESSAGES" / "ethics_workshop.po"
SHORTEST = 4
"""Letters from which a word counts as English rather than as chance."""

OWN_NAMES = {"Français", "{n} notes"}
"""A language’s name in its own tongue is right on either screen."""

ROLES = ("employee", "supervisor", "manager", "executive")
MACHINE = re.compile(
    r"«\s*(?:ethics-workshop|session|attest|roster|cases) [^»]*»|\bC\d\d-[a-z-]+|https?://\S+|/\S+"
    r"|\bcolonne \w+|\b\w+\.csv\b|\bhired, left\b|\bor, branch, division\b|--\w+|\bkey, en, fr, stale, base et case\b|\bpaper \(papier\), poll \(sondage\) et hands\b"
)
"""Commands, ids, addresses, paths, and what stands in files: machine names stay English (DESIGN.md rule 6)."""

TEXTUAL = (
    "Press ",
    "Search",
    "Type to",
    "No matches",
    "Palette",
    "Screenshot",
    "Maximize",
    "Minimize",
    "Loading",
)
"""How sentences begin that Textual itself says."""


@cache
def english() -> list[tuple[str, str, re.Pattern[str]]]:
    """Every English message that reads otherwise in French, how it begins, and a pattern of its fixed words."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="fr")
    french = {form for message in catalogue for form in _forms(message.string)} | OWN_NAMES
    pairs = [
        (source, " ".join(_forms(message.string)))
        for message in catalogue
        for source in _forms(message.id)
        if source and source not in french
    ]
    found = [(source, _pattern(source, target)) for source, target in pairs]
    return [(source, _beginning(source), pattern) for source, pattern in found if pattern is not None]


def _forms(text: str | tuple[str, ...] | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


def _pattern(message: str, french: str) -> re.Pattern[str] | None:
    """The fixed words of a message, with anything between them; None where too little of it is not French as well."""
    parts = [literal for literal, *_ in string.Formatter().parse(message) if literal.strip()]
    both = set(re.findall(r"\w+", french.casefold()))
    own = [word for part in parts for word in re.findall(r"\w+", part) if word.casefold() not in both]
    if sum(len(word) for word in own) < SHORTEST * len(parts):
        return None
    fixed = [r"\s+".join(re.escape(word) for word in part.split()) for part in parts]
    return re.compile(r"(?<!\w)" + r".{0,60}?".join(fixed) + r"(?!\w)")


def _beginning(message: str) -> str:
    """The first fixed words of a message: to look for them first is a hundred times quicker."""
    return next(" ".join(part.split()) for part, *_ in string.Formatter().parse(message) if part.strip())


def offences(text: str) -> Iterator[str]:
    """English messages and Textual's own sentences in a French text."""
    flat = re.sub(r"[│╭╮╰╯─▌▐▎┃]+", " ", text)
    flat = re.sub(r"\s+", " ", flat)
    for names in (COLUMNS, ROLES):  # a card may stand beside the line on which a list goes on
        flat = re.sub(",.{0,60}? ".join(names), " ", flat)
    flat = MACHINE.sub(" ", flat)
    for source, first, pattern in english():
        if first in flat and pattern.search(flat):
            yield source
    for beginning in TEXTUAL:
        if re.search(rf"(?<!\w){re.escape(beginning)}", flat):
            yield beginning


class Walker:
    """Looks at every screen it comes by."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.seen: set[str] = set()

    async def look(self) -> None:
        """Look at the screen in front, line by line and whole, and at its tooltips."""
        await self.driver.settle()
        self.seen.add(self.driver.name)
        found = sorted(set(offences(self.driver.text)))
        assert not found, f"{self.driver.name}: {found}\n{self.driver.text}"

    async def press(self, *keys: str) -> None:
        """Press keys one by one, and look after each."""
        for key in keys:
            await self.driver.press(key)
            await self.look()

    async def around(self) -> None:
        """Look at the screen, its help from top to bottom, and its palette."""
        await self.look()
        screen = self.driver.screen
        if screen.is_modal:
            return
        await self.press("f1", "end", "escape", "f3", "escape")
        assert self.driver.screen is screen


def test_the_net_holds() -> None:
    """The patterns know English when they see it, and let French through."""
    assert list(offences("│ Browse cases │"))
    assert list(offences("3 case studies · 2"))
    assert list(offences("Press ctrl+q to quit"))
    assert not list(offences("Parcourir les cas · 3 études de cas · Quitter"))
    assert len(english()) > 300


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A department with French names, and something in every state."""
    workshop = department(tmp_path)
    planned(workshop)
    closed = stood_at(workshop, "close", people=8, a=(6, 1, 1), b=(1, 6, 1))
    workshop.sessions.close(closed.id)
    stood_at(workshop, "discuss", people=8, a=(6, 1, 1))
    return workshop


SIZE = (120, 40)


@pytest.mark.long
async def test_home_bank_and_reader(workshop: Workshop) -> None:
    """Home, the bank, the plan and the three parts of a case."""
    async with driving(workshop, language="fr", size=SIZE) as driver:
        walker = Walker(driver)
        await walker.around()
        await walker.press("1")
        await walker.around()
        await walker.press("g", "space", "s", "z", "q", "x", "escape", "escape", "escape")
        await walker.press("f")
        await walker.around()
        await walker.press(
            "escape", "enter", "w", "escape", "2", "pagedown", "pagedown", "pagedown", "w", "escape", "3"
        )
        await driver.press("t", "t")
        await driver.until(lambda: not set(offences(driver.text)))
        await walker.press("1")
        await walker.around()
        await walker.press("escape", "escape")
    assert walker.seen >= {
        "HomeScreen",
        "BankScreen",
        "PlanScreen",
        "ReaderScreen",
        "Sources",
        "Help",
        "Palette",
    }


@pytest.mark.long
async def test_the_office(workshop: Workshop, tmp_path: Path) -> None:
    """The office, its questions, and the result of each of its tasks; a sound roster and a faulty one."""
    bad = tmp_path / "faulty.csv"
    bad.write_text(
        (tmp_path / "roster.csv").read_text(encoding="utf-8") + "E99,,x,xx,,,,E98,chief,1,2\n",
        encoding="utf-8",
    )
    async with driving(workshop, language="fr", size=SIZE) as driver:
        walker = Walker(driver)
        await walker.press("4")
        await walker.around()
        answers = [
            ("i", tmp_path / "roster.csv"),
            ("i", bad),
            ("e", tmp_path / "out"),
            ("b", tmp_path / "copy.db"),
        ]
        for key, path in answers:
            await walker.press(key)
            await driver.until(lambda: driver.name in {"AskPath", "AskExport"})
            driver.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
            await walker.press("tab", "enter")
            await driver.until(lambda: driver.name == "OfficeScreen" and not driver.screen.busy)  # type: ignore[attr-defined]
            await walker.look()
            await walker.press("f1", "end", "escape")
        await walker.press("v")
        await driver.until(lambda: "intact" in driver.text)
        await walker.look()
        await driver.press("c")
        await driver.until(lambda: driver.name == "Checkup")
        await walker.press("end", "c", "escape")
    assert walker.seen >= {"OfficeScreen", "AskPath", "AskExport", "Checkup"}


@pytest.mark.long
async def test_the_settings(workshop: Workshop) -> None:
    """The settings, and what each row asks."""
    async with driving(workshop, language="fr", size=SIZE) as driver:
        walker = Walker(driver)
        await walker.press("s")
        await walker.around()
        for _ in range(6):
            await walker.press("enter")
            while driver.name != "SettingsScreen":
                await walker.press("escape")
            await walker.press("down")
    assert walker.seen >= {"SettingsScreen", "Chooser", "Pick", "AskPath", "Help"}


@pytest.mark.long
async def test_sessions_and_the_kiosk(workshop: Workshop) -> None:
    """The list of sessions, a summary, and the kiosk with its receipts and without."""
    async with driving(workshop, language="fr", size=SIZE) as driver:
        walker = Walker(driver)
        await walker.press("2")
        await walker.around()
        await walker.press("end", "s")
        await walker.around()
        await walker.press("escape", "escape", "3")
        await walker.around()
        await walker.press("end", "s", "space", "enter", "escape", "escape", "n", "enter")
        await walker.press("3", "k")
        await walker.around()
    assert walker.seen >= {"SessionsScreen", "AttestScreen", "KioskScreen"}


async def test_the_cockpit_at_every_step(workshop: Workshop) -> None:
    """The cockpit from the discussion to the close, its pause, its peek and its dialogs."""
    async with driving(workshop, language="fr", size=SIZE) as driver:
        walker = Walker(driver)
        await walker.press("r")
        await walker.around()
        done = {"stage"}  # it shows a command to type, which is the same in both languages
        done |= {"back", "language", "quit", "quit-anywhere", "help", "palette", "theme", "next", "previous"}
        for _ in range(8):
            cockpit = driver.screen
            for command in cockpit.commands():  # type: ignore[attr-defined]
                if command.id in done or not command.keys or not cockpit.available(command.id):  # type: ignore[attr-defined]
                    continue
                done.add(command.id)
                await walker.press(command.keys[0])
                while driver.screen is not cockpit:
                    await walker.press("escape")
            await walker.press("pagedown")
            while driver.screen is not cockpit:
                await walker.press("escape")
    assert "CockpitScreen" in walker.seen


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_explained_in_french(problem: Problem) -> None:
    """Every problem that there is has a French sentence, and not a word of English in it."""
    error, words = Refused(problem, **_facts()), Words("fr")
    assert not set(offences(str(explain(error, words))))
    assert not set(offences(str(explain(error, words, THEN, settings="F9"))))


@pytest.mark.parametrize("problem", [Problem.STORAGE_FAILED, Problem.BACKUP_UNUSABLE, Problem.LEARNER_FOLDER])
def test_what_the_system_says_is_no_part_of_a_sentence(problem: Problem) -> None:
    """SQLite's own English follows the French sentences, between quotation marks and said to be a detail."""
    said = explain(Refused(problem, path="/x", detail="disk I/O error"), Words("fr")).what
    sentence, _, detail = said.partition("Détail technique\u00a0: ")
    assert detail == "«\u202fdisk I/O error\u202f»."
    assert not set(offences(sentence))
    assert sentence.endswith(". ")
    assert "Détail" not in explain(Refused(problem, path="/x", detail=""), Words("fr")).what


async def test_refusals_and_questions(workshop: Workshop) -> None:
    """A dialog that explains, and a question with two answers."""
    async with driving(workshop, language="fr", size=SIZE) as driver:
        walker = Walker(driver)
        explain_error(driver.app, Refused(Problem.NO_ROSTER))
        await walker.look()
        await driver.press("enter")
        driver.app.push_screen(Confirm("Clore?", "Oui."))
        await walker.look()
    assert walker.seen == {"Message", "Confirm"}


def _facts() -> dict[str, object]:
    """Something for every placeholder of every sentence."""
    messages = [source for source, *_ in english()]
    names = {name for text in messages for _, name, *_ in string.Formatter().parse(text) if name}
    return {name: "7" for name in names if name.isidentifier() and name != "problem"} | _SPOKEN


_SPOKEN: dict[str, object] = {"command": "next", "place": "vote-a", "state": "open", "step": "read"}
