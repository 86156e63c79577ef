"""The stage: it shows the room's page and nothing else, follows the cockpit, and outlives it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.session import Session
from ethics_workshop.domain.stage import SILENCE, Showing, StageState
from ethics_workshop.services.windows import Opening
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.cockpit.material import gather
from ethics_workshop.tui.cockpit.private import private_notes
from ethics_workshop.tui.screens.cockpit import CockpitScreen
from ethics_workshop.tui.screens.stage import StageScreen
from ethics_workshop.tui.window_title import WindowTitle
from ethics_workshop.wiring import build
from ethics_workshop.words.language import Words
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import Driver, department, driving, name_of, planned, stood_at
from tests.tui.test_cockpit import Steady

EN = Words("en")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One department for the module: the sessions in it are each test's own."""
    return department(tmp_path_factory.mktemp("stage"), 13)


def window(workshop: Workshop) -> Workshop:
    """The same records, as another window of this computer opens them."""
    data = workshop.upkeep.path.parent  # type: ignore[attr-defined]
    return build(read_settings(str(data), [str(one_case_bank())], "en", "", {}))


@asynccontextmanager
async def stage(
    workshop: Workshop, session: Session, **options: Any
) -> AsyncIterator[tuple[Driver, StageScreen]]:
    """Open the room's window on records of its own."""
    async with driving(window(workshop), actor="", **options) as driver:
        screen = StageScreen(session.id, every=0)
        await driver.app.push_screen(screen)
        await screen.look()
        await driver.settle()
        yield driver, screen


def tell(workshop: Workshop, session: Session, **values: Any) -> StageState:
    """Say what a cockpit would say."""
    state = StageState(session.id, session.index, planned=session.position.seconds, at=workshop.stage.now())
    state = replace(state, **values)
    workshop.stage.tell(state)
    return state


async def looks(driver: Driver, screen: StageScreen) -> str:
    """Let the stage look once; return what it shows."""
    await screen.look()
    screen.show_time()
    await driver.settle()
    return driver.text


async def test_it_opens_with_a_test_of_the_type_and_goes_on_with_the_cockpit(workshop: Workshop) -> None:
    """Nobody has to press anything in the room's window."""
    session = stood_at(workshop, "ground-rules")
    tell(workshop, session)
    async with stage(workshop, session) as (driver, screen):
        assert "raise a hand" in driver.text or "▗" in driver.text
        assert "0123456789" in driver.text
        assert not screen.begun
        tell(workshop, workshop.sessions.next(session.id))
        seen = await looks(driver, screen)
        assert screen.begun
        assert "The cousin’s file" in seen
        assert "0123456789" not in seen


async def test_enter_begins_and_the_other_keys_of_the_program_are_dead(workshop: Workshop) -> None:
    """No settings, no records, no tour in front of the room: what there is stands in the footer and in Help."""
    session = stood_at(workshop, "ground-rules")
    async with stage(workshop, session) as (driver, screen):
        assert "Begin" in driver.text
        await driver.press("enter")
        assert "We listen to the end" in driver.text
        assert "Begin" not in driver.text
        for key in ("f9", "j", "ctrl+s", "escape", "1", "2", "3", "4"):
            await driver.press(key)
            assert driver.screen is screen, key
        await driver.press("f1")
        assert "The room’s window" in driver.text.replace("\n", " ")


async def test_it_follows_pages_ballot_and_timer(workshop: Workshop) -> None:
    """Which page, which promise, how much time is left; the timer goes on without another word."""
    session = stood_at(workshop, "debrief", a=(5, 2, 1), b=(1, 6, 1))
    async with stage(workshop, session, size=(120, 36)) as (driver, screen):
        await driver.press("enter")
        for page in (1, 3, 0):
            tell(workshop, session, page=page)
            assert f"page {page + 1} of" in await looks(driver, screen)
    vote = stood_at(workshop, "vote-a")
    tell(workshop, vote, ballot="hands")
    async with stage(workshop, vote) as (driver, screen):
        await driver.press("enter")
        assert "not secret" in driver.text
        assert screen.seconds_left is None
    read = stood_at(workshop, "read")
    state = tell(workshop, read, running=True, elapsed=20_000)
    async with stage(workshop, read, size=(80, 14)) as (driver, screen):
        await driver.press("enter")
        planned_for = read.position.seconds
        service = driver.app.workshop.stage
        service.now = lambda: state.at + 1999  # type: ignore[method-assign]
        assert screen.seconds_left == planned_for - 21
        service.now = lambda: state.at + 1000 * planned_for  # type: ignore[method-assign]
        assert screen.seconds_left == -20
        assert "-0:20" in await looks(driver, screen)


async def test_a_step_that_the_cockpit_has_not_told_yet_begins_at_its_first_page(workshop: Workshop) -> None:
    """The journal may be ahead of the board by a moment, or led by plain commands alone."""
    session = stood_at(workshop, "check-in")
    tell(workshop, session, page=1)
    async with stage(workshop, session) as (driver, screen):
        workshop.sessions.next(session.id)
        assert "We listen to the end" in await looks(driver, screen)
        assert screen.page == 0


async def test_a_pause_is_neutral(workshop: Workshop) -> None:
    """Nothing of the case, the step, the time or the reason; and then the same page again."""
    session = stood_at(workshop, "discuss")
    async with stage(workshop, session, size=(120, 36)) as (driver, screen):
        await driver.press("enter")
        tell(workshop, session, showing=Showing.PAUSED, running=True)
        seen = await looks(driver, screen)
        assert "cousin" not in seen
        assert "Discuss" not in seen
        assert screen.seconds_left is None
        await driver.press("y")
        assert "taking a moment" in driver.app.clipboard
        tell(workshop, session)
        assert "The cousin’s file" in await looks(driver, screen)


async def test_when_the_cockpit_dies_the_page_stays_and_says_so(workshop: Workshop) -> None:
    """The timer goes on; a cockpit that comes back is followed again; one that was left on purpose is not missed."""
    session = stood_at(workshop, "discuss")
    state = tell(workshop, session, running=True)
    async with stage(workshop, session) as (driver, screen):
        await driver.press("enter")
        service = driver.app.workshop.stage
        service.now = lambda: state.at + SILENCE + 1000  # type: ignore[method-assign]
        seen = await looks(driver, screen)
        assert "The cockpit has stopped answering" in seen
        assert "The cousin’s file" in seen
        assert screen.seconds_left == session.position.seconds - SILENCE // 1000 - 1
        tell(workshop, session, at=state.at + SILENCE)
        assert "stopped answering" not in await looks(driver, screen)
        tell(workshop, session, showing=Showing.LEFT)
        service.now = lambda: state.at + 10 * SILENCE  # type: ignore[method-assign]
        assert "stopped answering" not in await looks(driver, screen)


async def test_records_that_cannot_be_read_leave_the_page_standing(
    workshop: Workshop, tmp_path: Path
) -> None:
    """A sentence in place of a dialog that nobody is there to put away."""
    own = department(tmp_path)
    session = stood_at(own, "ground-rules")
    async with stage(own, session) as (driver, screen):
        await driver.press("enter")
        path = own.upkeep.path  # type: ignore[attr-defined]
        kept = path.read_bytes()
        path.unlink()
        path.write_bytes(b"no database" * 1000)
        seen = await looks(driver, screen)
        assert "cannot be read" in seen
        assert "We listen to the end" in seen
        path.write_bytes(kept)


async def test_closed_and_cancelled_sessions_end_on_the_stage(workshop: Workshop) -> None:
    """A closed one says thank you; a cancelled one says that it is over."""
    session = stood_at(workshop, "close")
    async with stage(workshop, session) as (driver, screen):
        await driver.press("enter")
        workshop.sessions.close(session.id)
        assert "Thank you" in await looks(driver, screen)
    session = stood_at(workshop, "read")
    async with stage(workshop, session) as (driver, screen):
        await driver.press("enter")
        workshop.sessions.cancel(session.id)
        assert "cousin" not in (await looks(driver, screen)).split("\n", 1)[1]


async def test_the_other_language_is_this_windows_alone(workshop: Workshop) -> None:
    """The same page, in French, with its notice; the settings are not told."""
    session = stood_at(workshop, "ground-rules")
    tell(workshop, session, at=1)
    async with stage(workshop, session) as (driver, screen):
        await driver.press("enter", "l")
        seen = await looks(driver, screen)
        assert "Règles de discussion" in seen
        assert "ne répond plus" in seen
        assert driver.app.workshop.preferences.one("language").value == "en"


async def test_what_is_copied_has_lettered_options(workshop: Workshop) -> None:
    """For the meeting's chat."""
    session = stood_at(workshop, "vote-a")
    async with stage(workshop, session) as (driver, _):
        await driver.press("enter", "y")
        lines = driver.app.clipboard.splitlines()
        assert [line[:3] for line in lines if line[1:3] == "  "] == ["a  ", "b  ", "c  "]


def split_of(people: int) -> st.SearchStrategy[tuple[int, int, int]]:
    return st.tuples(st.integers(0, people), st.integers(0, people)).map(
        lambda cut: (min(cut), max(cut) - min(cut), people - max(cut))
    )


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
@given(
    data=st.data(),
    people=st.integers(1, 12),
    step=st.sampled_from(["vote-a", "discuss", "vote-b", "debrief", "close"]),
)
def test_nothing_private_is_on_any_page(
    workshop: Workshop, data: st.DataObject, people: int, step: str
) -> None:
    """No notes, no name of anybody who is there, no number of a small round's options."""
    a, b = data.draw(split_of(people)), data.draw(split_of(people))
    session = stood_at(workshop, step, people=people, a=a, b=b)
    screen = StageScreen(session.id, every=0)
    material = gather(workshop, session)
    shown = "\n".join(page.prose.plain for page in _pages(screen, material))
    for line in private_notes(material, EN, inject_key="i").plain.splitlines():
        assert len(line) < 40 or line not in shown
    for number in range(2, people + 1):
        assert name_of(number) not in shown
    if people < 10:
        assert "%" not in shown
    if people < 5:
        assert not any(f"  {band}" in shown for band in ("most", "about half", "a few", "none"))


def _pages(screen: StageScreen, material: Any) -> Any:
    """Every page that the stage may show of a session where it stands."""
    from ethics_workshop.tui.screens import stage as module

    assert screen.session is None
    return module.room_pages(material, EN)


# the cockpit's end


async def test_the_cockpit_tells_each_page_and_that_it_is_left(workshop: Workshop) -> None:
    """Whatever the room sees is on the board when it is painted; leaving says so."""
    session, steady = stood_at(workshop, "debrief", a=(5, 2, 1), b=(1, 6, 1)), Steady()

    def told() -> StageState:
        state = workshop.stage.look(session.id)
        assert state is not None
        assert state.state is not None
        return state.state

    async with driving(workshop) as driver:
        screen = CockpitScreen(session.id, steady=steady)
        await driver.app.push_screen(screen)
        await driver.until(lambda: screen.session is not None)
        await driver.press("right", "right")
        assert (told().place, told().page, told().showing) == (session.index, 2, Showing.LIVE)
        running = told().running
        await driver.press("full_stop")
        assert told().running != running
        await driver.press("escape", "enter")
        await driver.until(lambda: driver.name == "HomeScreen")
        assert told().showing is Showing.LEFT


class NoWindows:
    """A computer whose terminals cannot be asked, or refuse."""

    def __init__(self, way: Opening | None, *, opens: bool) -> None:
        self.way, self.opens = way, opens
        self.asked: list[Opening] = []

    def opening(self, command: Any, title: str) -> Opening | None:
        assert command[-1] == "S-1" or title
        return self.way

    def open(self, opening: Opening) -> bool:
        self.asked.append(opening)
        return self.opens

    def stage_command(self, session_id: str, language: str) -> tuple[str, ...]:
        return ("stage", session_id, language)

    def typed(self, session_id: str, language: str) -> str:
        return f"ethics-workshop session stage {session_id} --lang {language}"


@pytest.mark.parametrize(
    ("key", "way", "opens"),
    [("f2", None, True), ("o", Opening(("no",)), False), ("f2", Opening(("yes",)), True)],
)
async def test_a_key_opens_the_stage_or_says_what_to_type(
    tmp_path: Path, key: str, way: Opening | None, *, opens: bool
) -> None:
    """Where no window opens, the command is shown, and copied."""
    own = department(tmp_path)
    session, windows = planned(own), NoWindows(way, opens=opens)
    own._adapters.__dict__["windows"] = windows
    async with driving(own) as driver:
        screen = CockpitScreen(session.id)
        await driver.app.push_screen(screen)
        await driver.until(lambda: screen.session is not None)
        await driver.press(key)
        await driver.until(lambda: bool(windows.asked) or driver.name == "Message")
        assert (driver.name == "Message") == (way is None or not opens)
        if driver.name == "Message":
            assert f"ethics-workshop session stage {session.id}" in driver.app.clipboard


def test_a_windows_title_is_ours_alone_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once kept, named as often as needed, once given back; never on a terminal that would print it."""
    written: list[str] = []

    class App:
        is_headless = False
        _driver = type("Driver", (), {"write": staticmethod(written.append)})

    monkeypatch.setenv("TERM", "xterm-256color")
    title = WindowTitle(App())  # type: ignore[arg-type]
    title.give_back()
    assert not written
    title.name("PRIVATE")
    title.name("PRIVÉ")
    title.give_back()
    assert "".join(written) == "\x1b[22;2t\x1b]2;PRIVATE\x07\x1b]2;PRIVÉ\x07\x1b]2;\x07\x1b[23;2t"
    monkeypatch.setenv("TERM", "linux")
    WindowTitle(App()).name("PRIVATE")  # type: ignore[arg-type]
    assert "".join(written).count("\x1b]2;PRIVATE") == 1


def test_both_windows_have_titles_in_both_languages() -> None:
    """As the specification names them."""
    french = Words("fr")
    assert {EN("PRIVATE"), EN("ROOM: share this window")} == {"PRIVATE", "ROOM: share this window"}
    assert french("PRIVATE") == "PRIVÉ"
    assert french("ROOM: share this window").startswith("SALLE")
