"""Many files are read by several processes: to the same end, whatever becomes of them."""

import multiprocessing
import os
import signal
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ethics_workshop.bank import reading
from ethics_workshop.bank.checker import Context
from ethics_workshop.bank.reading import Place, Reading, readings
from tests.bank.sample import CASE, named, put

FILES = 45


@pytest.fixture
def places(tmp_path: Path) -> list[Place]:
    """Sound files, and some that are not."""
    found = []
    for number in range(FILES):
        name = f"C{number:02}-key"
        text = "broken = [" if number % 9 == 4 else named(name, CASE)
        found.append((str(put(tmp_path / f"{name}.toml", text)), f"cases/{name}.toml"))
    return found


@pytest.fixture
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have few files read as many are, on whatever machine."""
    monkeypatch.setattr(reading, "MANY", 2)
    monkeypatch.setattr(reading, "_processors", lambda: 2)


def told(places: Sequence[Place]) -> dict[Place, Reading]:
    """What came of each file but for the moment; no file comes twice."""
    found = [(place, read._replace(looked=0)) for place, read in readings(places, Context())]
    assert len({place for place, _ in found}) == len(found)
    return dict(found)


@pytest.mark.usefixtures("several")
def test_several_processes_find_what_one_does(places: list[Place], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file once, with the same columns, texts and faults."""
    shared = told(places)
    monkeypatch.setattr(reading, "MANY", FILES + 1)
    assert shared == told(places)
    assert len(shared) == FILES
    assert sum(read.kept is None for read in shared.values()) == 5


@pytest.mark.usefixtures("several")
def test_a_process_that_dies(places: list[Place], monkeypatch: pytest.MonkeyPatch) -> None:
    """What it did not read is read here, and nothing twice."""

    class Dying(ProcessPoolExecutor):
        def submit(self, *given: Any, **named: Any) -> Future[Any]:
            asked = super().submit(*given, **named)
            for process in list(self._processes):
                os.kill(process, signal.SIGKILL)
            return asked

    monkeypatch.setattr(reading, "_pool", partial(Dying, mp_context=multiprocessing.get_context("spawn")))
    assert len(told(places)) == FILES


@pytest.mark.usefixtures("several")
def test_no_process_to_be_had(places: list[Place], monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that starts none, or knows no semaphores: all is read here."""
    for error in (OSError, ImportError, NotImplementedError):

        def refusing(_: int, error: type[Exception] = error) -> ProcessPoolExecutor:
            raise error

        monkeypatch.setattr(reading, "_pool", refusing)
        assert len(told(places)) == FILES


@pytest.mark.usefixtures("several")
def test_who_stops_listening_stops_the_reading(places: list[Place], monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes end with the one who asked."""
    pools: list[ProcessPoolExecutor] = []
    made = reading._pool

    def noting(others: int) -> ProcessPoolExecutor:
        pool = made(others)
        assert isinstance(pool, ProcessPoolExecutor)
        pools.append(pool)
        return pool

    monkeypatch.setattr(reading, "_pool", noting)
    listening = readings(places, Context())
    next(listening)
    listening.close()  # type: ignore[attr-defined]
    with pytest.raises(RuntimeError, match="shutdown"):
        pools[0].submit(print)
