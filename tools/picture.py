"""Draws the README's picture from the demo: always the same people, on the same day, at the same size.

    python tools/picture.py         docs/pictures/cockpit.svg

The real program runs without a terminal: Home, on to the interrupted session, the first vote counted, the
facilitator's notes open. What it painted is saved as SVG, without the web fonts that Textual would have it load.
"""
# ruff: noqa: INP001  # a script, not a package

import asyncio
import datetime as dt
import os
import re
import sys
import tempfile
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual reads it once, when it is imported

from ethics_workshop.demo.build import Wanted, build
from ethics_workshop.demo.room import day_of
from ethics_workshop.domain.event import Day
from ethics_workshop.domain.tally import Method
from ethics_workshop.services.clock import moment
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.app import WorkshopApp
from ethics_workshop.wiring import MachineAdapters

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "cockpit.svg"
SIZE = (120, 32)
KEYS = ("r", "v", "y")
"""Resume; keep the notes open; yes, on a screen that nobody else sees."""


class ThatDay:
    """A clock that stands still at 14:40 in Ottawa on 16 November 2026."""

    def now(self) -> dt.datetime:
        """Return that moment."""
        return dt.datetime(2026, 11, 16, 19, 40, tzinfo=dt.UTC)

    def written(self) -> str:
        """Return that moment as it is recorded."""
        return moment(self.now())

    def day(self) -> Day:
        """Return its local date."""
        return day_of(self.now(), "-05:00")


async def draw(folder: Path) -> str:
    """Build the demo in `folder`, run the program on it, and return the picture as SVG."""
    settings = read_settings(str(folder), (), "en", None, {"ETHICS_WORKSHOP_SETTINGS": os.devnull})
    adapters = MachineAdapters(settings)
    adapters.__dict__["clock"] = ThatDay()
    workshop = Workshop(adapters)
    demo = build(folder, workshop.bank, workshop.clock, Wanted())
    options = [option.id for option in workshop.sessions.load(demo.session_id).case.options]
    counted = dict(zip(options, (4, 2, 1), strict=False))
    workshop.sessions.tally(demo.session_id, {Method.PAPER: counted}, actor=demo.facilitator_id)
    app = WorkshopApp(workshop, "en", demo.facilitator_id)
    async with app.run_test(size=SIZE) as pilot:
        for key in KEYS:
            await settled(app, pilot)
            await pilot.press(key)
        await settled(app, pilot)
        picture = app.export_screenshot(title="Ethics Workshop")
    workshop.close()
    return without_web_fonts(picture)


async def settled(app: WorkshopApp, pilot: object) -> None:
    """Wait until what the program reads has been read and painted."""
    for _ in range(100):
        await pilot.pause(0.02)  # type: ignore[attr-defined]
        if not any(worker.is_running for worker in app.workers):
            break
    await pilot.pause(0.1)  # type: ignore[attr-defined]


def without_web_fonts(picture: str) -> str:
    """Return the picture in whatever monospaced font its reader has: a README loads nothing from elsewhere."""
    picture = re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.DOTALL)
    picture = picture.replace(
        "Fira Code, monospace", "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
    )
    return re.sub(r"[ \t]+$", "", picture, flags=re.MULTILINE)


def main() -> int:
    """Draw the picture and say where it is."""
    with tempfile.TemporaryDirectory(prefix="picture-") as folder:
        picture = asyncio.run(draw(Path(folder) / "data"))
    PICTURE.write_text(picture, encoding="utf-8")
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
