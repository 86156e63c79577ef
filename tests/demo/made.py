"""Demos to test on: made once in a process, and copied."""

import datetime as dt
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ethics_workshop.bank.bank import Bank
from ethics_workshop.demo.build import Demo, Wanted, build
from ethics_workshop.demo.room import day_of
from ethics_workshop.domain.event import Day
from ethics_workshop.services.clock import moment
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.settings import shipped_bank as shipped_folder
from ethics_workshop.wiring import build as wire

OFFSET = "-05:00"


class Noon:
    """A clock that always shows the same moment: 12:00 in Ottawa, 22 November 2026."""

    def now(self) -> dt.datetime:
        return dt.datetime(2026, 11, 22, 17, 0, tzinfo=dt.UTC)

    def written(self) -> str:
        return moment(self.now())

    def day(self) -> Day:
        return day_of(self.now(), OFFSET)


def opened(folder: Path, language: str = "en") -> Workshop:
    """The program on a folder."""
    return wire(read_settings(str(folder), [], language, "", {}))


@dataclass(frozen=True)
class Made:
    """A demo in a folder, and what it says of itself."""

    folder: Path
    demo: Demo

    def copied(self, target: Path) -> "Made":
        """Return a copy that may be changed."""
        shutil.copytree(self.folder, target)
        return Made(target, self.demo)


@cache
def shipped_bank() -> CaseBank:
    """The shipped bank, read once in a process and kept nowhere."""
    return Bank([shipped_folder()], None, Noon().now().date())


def made(folder: Path, people: int = 400, seed: int = 1, language: str = "en") -> Made:
    """A demo as the command makes it, on the shipped bank and a clock that stands still."""
    return Made(folder, build(folder, shipped_bank(), Noon(), Wanted(people, seed, language)))
