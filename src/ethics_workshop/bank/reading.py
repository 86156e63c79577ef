"""Case files made ready for the cache: one after the other, or by several processes where there are many.

Reading is the whole of a first start with a bank: a few milliseconds a file, in which nothing else of the program could
run. With hundreds of files it is shared among the processors. Where no process can be started, or one dies, the rest
is read here.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ethics_workshop.bank.checker import Context
from ethics_workshop.bank.codec import to_json
from ethics_workshop.bank.folder import now_ns
from ethics_workshop.bank.rows import faults_to_json, summary_row
from ethics_workshop.bank.wording import head_of, story_of
from ethics_workshop.domain.case import Case

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

MANY = 200
"""Files from which several processes are quicker than one: each takes a third of a second to start."""

SHARE = 10
"""Files that a process is given at a time."""

AHEAD = 3
"""Shares that wait for each process, so that none stands still. What is given is not taken back."""

MOST = 4
"""Processes at most, this one among them: it also writes down what they read."""


class Kept(NamedTuple):
    """What the cache keeps of a usable case."""

    summary: tuple[object, ...]
    body: str
    """Its data as JSON."""
    head: tuple[str, str, str]
    story: str
    named: tuple[tuple[str, str], ...]
    """Registry and key of its topics, values and audiences: it is found by their names too."""
    refs: tuple[str, ...]


class Reading(NamedTuple):
    """What came of one case file. `kept` is None when it cannot be used."""

    looked: int
    """When it was read, in nanoseconds of the clock of files."""
    case_id: str
    id_line: int
    review_by: str
    review_line: int
    faults: str
    """As JSON."""
    kept: Kept | None


Place = tuple[str, str]
"""A file: its path, and its path from the bank's folder, by which its faults name it."""

Share = Sequence[Place]


def readings(places: Share, context: Context) -> Iterator[tuple[Place, Reading]]:
    """Yield what came of each file, in whatever order."""
    others = min(_processors(), MOST) - 1 if len(places) >= MANY else 0
    shares = deque(places[at : at + SHARE] for at in range(0, len(places), SHARE))
    if others > 0:
        yield from _shared(shares, context, others)
    for share in shares:
        yield from zip(share, _read_share(share, context), strict=True)


def read(place: Place, context: Context) -> Reading:
    """Read one file. Never raises for what is in it, nor for what it is."""
    from ethics_workshop.bank.reader import read_case

    path, relative = place
    looked = now_ns()
    found = read_case(path, context)
    case = found.case
    faults = [replace(fault, path=relative) for fault in found.faults]
    return Reading(
        looked,
        found.case_id,
        found.id_line,
        case.review_by if case else "",
        found.review_line,
        faults_to_json(faults),
        _kept(case, to_json(found.data)) if case else None,
    )


def _kept(case: Case, body: str) -> Kept:
    listed = (("topic", case.topics), ("value", case.values), ("audience", case.audiences))
    named = tuple((registry, key) for registry, keys in listed for key in keys)
    return Kept(summary_row(case), body, head_of(case), story_of(case), named, case.refs)


def _shared(shares: deque[Share], context: Context, others: int) -> Iterator[tuple[Place, Reading]]:
    """Take shares from `shares` as long as all goes well: other processes read the first ones, this one the last."""
    from concurrent.futures.process import BrokenProcessPool

    given: deque[tuple[Share, Future[list[Reading]]]] = deque()
    try:
        pool = _pool(others)
        try:
            while shares or given:
                while shares and len(given) < AHEAD * others:
                    given.append((shares[0], pool.submit(_read_share, shares[0], context)))
                    shares.popleft()  # now that it is given: what failed to be is read here
                share, future = given[0]
                if future.done() or not shares:
                    found = future.result()
                    given.popleft()
                else:
                    share = shares.pop()
                    found = _read_share(share, context)
                yield from zip(share, found, strict=True)
        finally:
            pool.shutdown(cancel_futures=True)
    except (BrokenProcessPool, OSError, ImportError, NotImplementedError):
        shares.extend(share for share, _ in given)


def _read_share(share: Share, context: Context) -> list[Reading]:
    return [read(place, context) for place in share]


def _pool(processes: int) -> "Executor":
    """Return processes that begin anew: a copy of this one would hold its terminal and its database."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), _begin)


def _begin() -> None:
    """Let a process end with the one that started it, however that ends, and by nothing that is typed."""
    import multiprocessing
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
