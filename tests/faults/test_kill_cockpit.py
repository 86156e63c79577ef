"""`kill -9` while a session is led: it stands at its step, its timer is right, and the stage stays and says so."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ethics_workshop.domain.session import State
from ethics_workshop.domain.stage import SILENCE
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.screens.stage import StageScreen
from tests.tui.driving import department, driving, stood_at

ROOT = Path(__file__).parents[2]


def killed_at(folder: Path, session_id: str, steps: int) -> tuple[str, float]:
    """Lead a session on by `steps` and kill what leads it; return the step and the seconds it said last."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.leading", str(folder), session_id, str(steps)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(random.random() * 0.15)
    child.send_signal(signal.SIGKILL)
    lines = [first, *child.stdout.read().split("\n")[:-1]]
    child.stdout.close()
    child.wait()
    step, elapsed = lines[-1].split()
    return step, float(elapsed)


async def kill_and_look(workshop: Workshop, folder: Path, steps: int) -> str:
    """Kill the cockpit of a session `steps` on; look at what is kept and at the stage. Return the step."""
    session = stood_at(workshop, "check-in", agenda="workshop")
    step, elapsed = killed_at(folder / "data", session.id, steps)
    kept = workshop.sessions.load(session.id)
    clock = workshop.sessions.step_clock(kept)
    assert (kept.state, kept.step.value) == (State.OPEN, step)
    assert clock is not None
    assert abs(clock.elapsed - elapsed) <= 1
    assert workshop.upkeep.verify() == []
    async with driving(workshop, actor="") as driver:
        screen = StageScreen(kept.id, every=0)
        await driver.app.push_screen(screen)
        await screen.look()
        screen.action_begin()
        state = screen._state
        assert state is not None
        assert abs(state.elapsed / 1000 - elapsed) <= 1
        later = state.at + SILENCE + 1
        driver.app.workshop.stage.now = lambda: later  # type: ignore[method-assign]
        screen.show_time()
        await driver.settle()
        assert "The cockpit has stopped answering" in driver.text
        assert "The cousin’s file" in driver.text
        left = screen.seconds_left
        assert left is None or left == state.planned - (state.elapsed + SILENCE + 1) // 1000
        del driver.app.workshop.stage.now
    return step


async def test_a_killed_cockpit_leaves_the_session_and_the_stage(tmp_path: Path) -> None:
    """One step; the hundred are below."""
    workshop = department(tmp_path)
    assert await kill_and_look(workshop, tmp_path, 3) == "vote-a"


@pytest.mark.long
async def test_a_hundred_kills_at_every_step(tmp_path: Path) -> None:
    """At each step of a workshop's way in turn, a hundred times, in one file."""
    workshop = department(tmp_path)
    seen = [await kill_and_look(workshop, tmp_path, turn % 9) for turn in range(100)]
    assert len(set(seen)) == 9
