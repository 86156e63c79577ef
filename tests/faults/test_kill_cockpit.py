"""`kill -9` while a session is led: it stands at its step, its timer is right, and the stage stays and says so."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from ethics_workshop.domain.session import State
from ethics_workshop.domain.stage import SILENCE
from ethics_workshop.tui.screens.stage import StageScreen
from tests.faults.lives import Lives, lives
from tests.tui.driving import Driver, department, driving, stood_at


async def kill_and_look(process: Lives, driver: Driver, folder: Path, steps: int) -> str:
    """Kill the cockpit of a session `steps` on; look at what is kept and at the stage. Return the step."""
    workshop = driver.app.workshop
    session = stood_at(workshop, "check-in", agenda="workshop")
    *_, last = process.kill(0.05, str(folder / "data"), session.id, str(steps))
    step, seconds = last.split()
    elapsed = float(seconds)
    kept = workshop.sessions.load(session.id)
    clock = workshop.sessions.step_clock(kept)
    assert (kept.state, kept.step.value) == (State.OPEN, step)
    assert clock is not None
    assert abs(clock.elapsed - elapsed) <= 1
    assert workshop.upkeep.verify() == []
    screen = StageScreen(kept.id, every=0)
    await driver.app.push_screen(screen)
    await screen.look()
    screen.action_begin()
    state = screen._state
    assert state is not None
    assert abs(state.elapsed / 1000 - elapsed) <= 1
    later = state.at + SILENCE + 1
    workshop.stage.now = lambda: later  # type: ignore[method-assign]
    screen.show_time()
    await driver.settle()
    assert "The cockpit has stopped answering" in driver.text
    assert "The cousin’s file" in driver.text
    left = screen.seconds_left
    assert left is None or left == state.planned - (state.elapsed + SILENCE + 1) // 1000
    del workshop.stage.now
    await driver.app.pop_screen()
    return step


@asynccontextmanager
async def led(folder: Path) -> AsyncIterator[tuple[Lives, Driver]]:
    """A process that leads sessions, and an app on the same file in which a stage is opened for each of them."""
    with lives("tests.faults.leading") as process:
        async with driving(department(folder), actor="") as driver:
            yield process, driver


async def test_a_killed_cockpit_leaves_the_session_and_the_stage(tmp_path: Path) -> None:
    """One step; the hundred are below."""
    async with led(tmp_path) as (process, driver):
        assert await kill_and_look(process, driver, tmp_path, 3) == "vote-a"


@pytest.mark.long
async def test_a_hundred_kills_at_every_step(tmp_path: Path) -> None:
    """At each step of a workshop's way in turn, a hundred times, in one file."""
    async with led(tmp_path) as (process, driver):
        seen = [await kill_and_look(process, driver, tmp_path, turn % 9) for turn in range(100)]
    assert len(set(seen)) == 9
