"""A cockpit to be killed: leads a session as a cockpit does, without a screen, and says what it did once it is on disk.

tests/faults/lives.py runs it.
"""

import time

from ethics_workshop.domain.stage import StageState
from ethics_workshop.settings import read_settings
from ethics_workshop.wiring import build


def main(folder: str, session_id: str, steps: str) -> None:
    """Go on by `steps` steps; then let the timer run, tell the stage, and keep the clock, until killed."""
    workshop = build(read_settings(folder, (), "en", "", {}))
    session = workshop.sessions.load(session_id)
    for _ in range(int(steps)):
        session = workshop.sessions.next(session_id)
    began = time.monotonic()
    while True:
        elapsed = time.monotonic() - began
        workshop.sessions.keep_step_clock(session, int(elapsed), running=True)
        workshop.stage.tell(
            StageState(
                session.id,
                session.index,
                elapsed=int(1000 * elapsed),
                running=True,
                planned=session.position.seconds,
                at=workshop.stage.now(),
            )
        )
        print(f"{session.step.value} {elapsed}", flush=True)
        time.sleep(0.02)
