"""A process that holds votes by booth on a real data folder, one ballot for each line it is told; for forensics.

The booth can be made to leak, in one of three ways that a careless program would: so that a test knows that its
attacker would have seen it.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from ethics_workshop.db.library import sqlite
from ethics_workshop.domain import command as c
from ethics_workshop.domain.people import Person, Standing
from ethics_workshop.services.booth import Booth
from ethics_workshop.services.sessions import Plan
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.wiring import build
from tests.fakes.one_case import CASE, one_case_bank
from tests.records.history import UNIT, attendees

VOTERS = 8


def into_log(folder: Path, _workshop: Workshop, _session_id: str) -> Callable[[str], None]:
    """Leak as a log does: a line for each ballot, in their order."""

    def leak(option: str) -> None:
        with (folder / "errors.log").open("a", encoding="utf-8") as log:
            log.write(f"{option}\n")

    return leak


def into_counter(folder: Path, _workshop: Workshop, _session_id: str) -> Callable[[str], None]:
    """Leak as a table of counts does that is kept up to date: each ballot shows in what changed."""

    def leak(option: str) -> None:
        with sqlite.connect(folder / "records.db") as db:
            db.execute("CREATE TABLE IF NOT EXISTS meta_votes (option TEXT PRIMARY KEY, n INTEGER)")
            db.execute(
                "INSERT INTO meta_votes VALUES (?, 1) ON CONFLICT (option) DO UPDATE SET n = n + 1", (option,)
            )
        db.close()

    return leak


def into_journal(_folder: Path, workshop: Workshop, session_id: str) -> Callable[[str], None]:
    """Leak as a list of ballots does that is stored with the totals: nothing shows until the vote is over."""
    order: list[str] = []

    def leak(option: str) -> None:
        order.append(option)
        if len(order) == VOTERS:
            workshop.sessions.run(session_id, c.AskQuestion("Q", ",".join(order)))

    return leak


LEAKS = {"log": into_log, "counter": into_counter, "journal": into_journal}


def held(folder: Path) -> None:
    """Hold a vote for each line `vote LEAK`; then each line is a ballot, and `count` ends it. Each is acknowledged."""
    workshop = build(read_settings(str(folder), [str(one_case_bank())], "en", "", {}))
    facilitator = Person("E01", "Al Roy", "", "en", UNIT, "", "manager", "", "", Standing.ACTIVE)
    session_id, booth, leak = "", None, None
    for line in map(str.strip, sys.stdin):
        word, _, kind = line.partition(" ")
        if word == "vote":
            session = workshop.sessions.plan(Plan((CASE,), "huddle", UNIT, facilitator))
            session_id = session.id
            workshop.sessions.run(session_id, c.CheckIn(attendees(VOTERS)))
            while session.step != "vote-a":
                session = workshop.sessions.next(session_id)
            booth = workshop.booths.of(workshop.booths.open(session_id, confidence=True))
            leak = LEAKS[kind](folder, workshop, session_id) if kind else None
        elif word == "count":
            workshop.booths.count(session_id)
        else:
            assert isinstance(booth, Booth)
            booth.cast(word)
            booth.rate("3")
            if leak is not None:
                leak(word)
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    held(Path(sys.argv[1]))
