"""The booth by the keyboard: the computer goes round, and nothing of a choice stays on the screen or in it."""

from pathlib import Path

import pytest

from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import Method
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.screens import booth as booth_screen
from ethics_workshop.tui.screens.booth import At, BoothScreen
from ethics_workshop.tui.screens.cockpit import CockpitScreen
from ethics_workshop.wiring import MachineAdapters
from tests.tui.driving import Driver, department, driving, stood_at


@pytest.fixture(autouse=True)
def _dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the crash dumps of the test run as they are."""
    monkeypatch.setattr(MachineAdapters, "no_dumps", staticmethod(lambda: None))


async def cockpit(driver: Driver, session: Session) -> CockpitScreen:
    screen = CockpitScreen(session.id)
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.session is not None)
    await driver.settle()
    return screen


async def booth(driver: Driver, *keys: str) -> BoothScreen:
    """Open the booth from the cockpit, after `keys` on its first page."""
    await driver.press("z", *keys, "enter")
    screen = driver.screen
    assert isinstance(screen, BoothScreen)
    await driver.until(lambda: screen.stage is At.HAND)
    await driver.settle()
    return screen


def stands(workshop: Workshop, session: Session) -> Session:
    return workshop.sessions.load(session.id)


async def test_the_computer_goes_round_and_the_totals_are_kept_once(tmp_path: Path) -> None:
    """Eight people: six choose, two pass. Between two of them the screen is the same but for one number."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop) as driver:
        screen = await cockpit(driver, session)
        await driver.press("z")
        assert "cannot be linked to you" in driver.text
        assert "everybody knows what everybody chose" in " ".join(driver.text.replace("│", " ").split())
        assert stands(workshop, session).booth is None  # looking at the first page opens nothing
        await driver.press("enter")
        await driver.until(lambda: stands(workshop, session).booth is not None)
        await driver.settle()
        between = []
        for key in "aabpacpb":
            await driver.press("space")
            assert "One key, and it is counted" in driver.text
            await driver.press(key)
            between.append(driver.text)
        for number, text in enumerate(between[:-1], start=1):
            assert text.replace(f"{number} of 8", "") == between[0].replace("1 of 8", "")
        assert "has had their turn" in between[-1]
        await driver.press("space", "a")  # nobody votes whose place is not there
        assert "8 of 8" in driver.text
        assert stands(workshop, session).round("a").ballots == 0
        await driver.press("t", "y")
        await driver.until(lambda: driver.name == "CockpitScreen")
        await driver.settle()
        (part,) = stands(workshop, session).round("a").parts
        assert (part.method, part.ballots, dict(part.totals)) == (Method.BOOTH, 6, {"a": 3, "b": 2, "c": 1})
        assert screen.session is not None
        assert screen.session.booth is None
        await driver.press("enter")
        await driver.until(lambda: screen.session is not None and screen.session.step == "discuss")


async def test_confidence_is_asked_apart_and_shown_in_words(tmp_path: Path) -> None:
    """Each says how sure they are, or passes on it; the notes and the debrief say it as they say the votes."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop, size=(120, 36)) as driver:
        await cockpit(driver, session)
        screen = await booth(driver, "s")
        for choice, sure in (("a", "4"), ("a", "4"), ("b", "1"), ("a", "4"), ("b", "p"), ("a", "4")):
            await driver.press("enter", choice)
            assert screen.stage is At.SURE
            await driver.press(sure)
            assert screen.stage is At.HAND
        await driver.press("t", "y")
        await driver.until(lambda: driver.name == "CockpitScreen")
        await driver.settle()
        assert stands(workshop, session).round("a").confidence == {"1": 1, "2": 0, "3": 0, "4": 4}
        await driver.press("n")
        assert "Completely: most" in " ".join(driver.text.split())


async def test_ending_takes_two_keys_and_going_back_loses_nobody(tmp_path: Path) -> None:
    """Escape from a question counts nobody; from between two people it asks, and the booth waits for its return."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop) as driver:
        screen = await cockpit(driver, session)
        shown = await booth(driver)
        await driver.press("space", "escape", "space", "a", "space", "b", "t", "enter")
        assert driver.screen is shown  # Enter alone answers no
        assert "2 of 8" in driver.text
        await driver.press("escape", "y")
        await driver.until(lambda: driver.name == "CockpitScreen")
        assert not screen.available("next")
        assert "memory" in screen.under_way() or "ballots" in screen.under_way()
        await driver.press("pagedown", "enter")
        assert driver.name == "BoothScreen"
        assert "2 of 8" in driver.text
        await driver.press("x", "y")
        await driver.until(lambda: driver.name == "CockpitScreen")
        await driver.settle()
        assert stands(workshop, session).booth is None
        assert stands(workshop, session).round("a").ballots == 0
        assert screen.available("next")


async def test_an_interrupted_booth_says_so_and_everybody_votes_again(tmp_path: Path) -> None:
    """What another process opened and lost is void: the cockpit says it, and Enter opens the booth anew."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    workshop.booths.open(session.id)
    del workshop.booths._open[session.id]  # as after the end of the process
    async with driving(workshop, language="fr") as driver:
        await driver.app.push_screen(CockpitScreen(session.id))
        await driver.until(lambda: driver.name == "Message")
        assert "interrompu" in driver.text
        assert "rien de ce vote" in " ".join(driver.text.split())
        await driver.press("enter", "enter")
        assert driver.name == "BoothScreen"
        await driver.press("enter")
        await driver.until(lambda: "première personne" in driver.text)
        assert workshop.booths.of(stands(workshop, session)) is not None


async def test_the_language_changes_in_the_hands_of_whoever_votes(tmp_path: Path) -> None:
    """F6 at the question: the same question in French; nobody was counted by it."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop) as driver:
        await cockpit(driver, session)
        screen = await booth(driver)
        await driver.press("space", "f6")
        assert "Je passe mon tour" in driver.text
        assert screen.stage is At.VOTE
        await driver.press("c")
        assert "Passages" in driver.text


async def test_no_booth_where_keys_are_noted_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's own log of keys would hold every choice, in order: the booth says so and stays closed."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    monkeypatch.setattr(booth_screen.constants, "LOG_FILE", str(tmp_path / "keys.txt"))
    async with driving(workshop) as driver:
        await cockpit(driver, session)
        await driver.press("z", "enter")
        await driver.until(lambda: driver.name == "Message")
        assert "TEXTUAL_LOG" in driver.text
        assert stands(workshop, session).booth is None
