"""Time in the cockpit, small groups, and the pause for something real."""

from pathlib import Path

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.groups import Draw
from ethics_workshop.domain.stage import Showing
from ethics_workshop.tui.cockpit.panels import RoomPanel, time_left
from tests.tui.driving import Driver, department, driving, stood_at
from tests.tui.test_cockpit import Steady, cockpit


def said(driver: Driver) -> list[str]:
    return [note.message for note in driver.app._notifications]


async def test_a_minute_more_moves_the_end_and_outlives_a_crash(tmp_path: Path) -> None:
    """The end is a minute later, the pace tells what it costs, and another window finds it."""
    workshop, steady = department(tmp_path), Steady()
    session = stood_at(workshop, "discuss")
    async with driving(workshop) as driver:
        screen = await cockpit(driver, session, steady)
        planned = screen.planned
        await driver.press(".", "m", "plus")
        steady.now += planned + 60
        screen.tick()
        await driver.settle()
        assert screen.planned == planned + 120
        assert screen.behind == 60
        kept = workshop.sessions.step_clock(session)
        assert kept is not None
        assert kept.added == 120
        again = await cockpit(driver, session, Steady())
        assert again.planned == planned + 120


async def test_the_end_of_a_step_shows_without_being_read(tmp_path: Path) -> None:
    """The line under the figures grows shorter; in the last seconds it changes, and over time it is empty."""
    workshop, steady = department(tmp_path), Steady()
    async with driving(workshop, size=(120, 36)) as driver:
        screen = await cockpit(driver, stood_at(workshop, "discuss"), steady)
        panel = screen.query_one("#room", RoomPanel)
        await driver.press(".")
        for seconds, ending in ((0, False), (screen.planned - 29, True), (screen.planned + 5, True)):
            steady.now = float(seconds)
            screen.tick()
            await driver.settle()
            assert time_left(screen.planned - seconds, screen.planned) in driver.text
            assert panel.query_one(".left").has_class("-ending") is ending
    assert time_left(10, 0) == ""
    assert time_left(-5, 60) == "─" * 30


async def test_one_key_leaves_out_what_the_agenda_would_cut(tmp_path: Path) -> None:
    """One key a step; after the last one, the same key takes all in again. The way ahead shows it."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(160, 48)) as driver:
        screen = await cockpit(driver, stood_at(workshop, "discuss"))
        driver.app._disable_notifications = False
        before = screen.behind
        await driver.press("r")
        await driver.until(lambda: bool(screen.session.cut))
        await driver.settle()
        assert said(driver) == ["“Say it aloud” is left out. r leaves out “Vote B” too."]
        assert screen.behind == before - 60
        await driver.press("r")
        await driver.until(lambda: len(screen.session.cut) == 2)
        await driver.settle()
        assert "Vote B" not in driver.text.splitlines()[1]
        await driver.press("r")
        await driver.until(lambda: not screen.session.cut)
        await driver.settle()
        assert said(driver) == ["Back on the way: Vote B, Say it aloud."]


async def test_a_pause_for_something_real_shows_nothing_and_keeps_nothing(tmp_path: Path) -> None:
    """Neutral for the room and for its other window; what to say for eight seconds; no event; then on as before."""
    workshop, steady = department(tmp_path), Steady()
    session = stood_at(workshop, "discuss")
    before = workshop.sessions.load(session.id)
    async with driving(workshop, size=(80, 24)) as driver:
        screen = await cockpit(driver, session, steady)
        title = driver.app.words.text(session.case.title)
        await driver.press(".", "p")
        await driver.until(lambda: driver.name == "PauseScreen")
        await driver.settle()
        assert "We are taking a moment." in driver.text
        assert title not in driver.text
        assert "retaliate" not in driver.text
        told = workshop.stage.look(session.id)
        assert told is not None
        assert (told.state.showing, told.state.running) == (Showing.PAUSED, False)
        await driver.press("pagedown", "n")
        await driver.settle()
        assert "I’m stopping us here." in driver.text
        assert "PSDPA, s. 19" in driver.text
        for _ in range(8):
            driver.screen.tick()
        await driver.settle()
        assert "retaliate" not in driver.text
        steady.now += 100
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        assert (screen.timer.running, screen.timer.elapsed) == (True, 0)
    assert workshop.sessions.load(session.id) == before


async def test_a_pause_may_end_the_day(tmp_path: Path) -> None:
    """Stopping leaves the session where it stands, to be taken up again; in French as well."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "read")
    async with driving(workshop) as driver:
        await cockpit(driver, session)
        await driver.press("p", "f6", "n")
        await driver.settle()
        assert "Je nous arrête ici." in driver.text
        await driver.press("x")
        await driver.until(lambda: driver.name == "HomeScreen")
    assert workshop.sessions.load(session.id).step is Step.READ


async def test_groups_are_drawn_shown_and_forgotten(tmp_path: Path) -> None:
    """The room sees everybody in a group, the stage is told how, and the next step knows nothing of it."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "discuss")
    async with driving(workshop, size=(120, 36)) as driver:
        screen = await cockpit(driver, session)
        await driver.press("g")
        await driver.until(lambda: driver.name == "GroupsDialog")
        assert "2 groups of 4 people." in driver.text
        await driver.press("backspace", "3")
        await driver.settle()
        assert "3 groups of 2–3 people." in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        await driver.settle()
        assert "Group 3" in driver.text
        for person in session.checked_in:
            assert session.people[person].name.replace(" ", "") in driver.text.replace("\n", "").replace(
                " ", ""
            )
        told = workshop.stage.look(session.id)
        assert told is not None
        assert Draw.heard(told.state.more) == screen.material.draw
        await driver.press("pagedown")
        await driver.until(lambda: screen.session.step is not Step.DISCUSS)
        assert screen.material.groups == ()
    assert workshop.sessions.load(session.id).step is Step.VOTE_B
