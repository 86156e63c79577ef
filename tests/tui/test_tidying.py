"""Memory is tidied between what people do, not while they do it."""

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from ethics_workshop.tui import tidying
from ethics_workshop.tui.tidying import A_LITTLE, ENOUGH, LONG, Tidying


@pytest.fixture(scope="module", autouse=True)
def _set_apart() -> Iterator[None]:
    yield
    tidying.rest()  # what the tests before this module left is looked at once, and not after each test


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.disable()
    yield
    gc.set_threshold(*before)
    gc.enable()


class Knot:
    """What holds itself: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize(
    ("collections", "rested"),
    [
        ((0, ENOUGH, ENOUGH), True),
        ((0, ENOUGH, ENOUGH + 1), False),
        ((0, ENOUGH - 1, ENOUGH - 1), False),
        ((0, ENOUGH, ENOUGH, ENOUGH), False),
    ],
    ids=["quiet", "somebody works", "nothing to tidy", "rested already"],
)
def test_all_is_tidied_when_nobody_does_anything(
    monkeypatch: pytest.MonkeyPatch, collections: tuple[int, ...], rested: bool
) -> None:
    """Two looks that see the same collections, and enough of them since the last rest."""
    counts, rests = iter(collections), list[int]()
    monkeypatch.setattr(tidying, "_collections", lambda: next(counts))
    monkeypatch.setattr(tidying, "rest", lambda: rests.append(1))
    tidy = Tidying()
    *before, last = [tidy.look() for _ in collections[1:]]
    assert last is rested
    assert len(rests) == sum(before) + rested


def test_a_rest_frees_what_was_set_apart() -> None:
    """What was alive at one rest and is garbage at the next is collected then, and not before."""
    knot = Knot()
    seen = weakref.ref(knot)
    tidying.rest()
    del knot
    gc.collect()
    assert seen() is not None, "it was set apart"
    tidying.rest()
    assert seen() is None


def test_a_pause_tidies_what_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment after the last of several paints, and only where something gathered."""

    async def paints(gathered: int) -> bool:
        monkeypatch.setattr(gc, "get_count", lambda: (0, 0, gathered))
        monkeypatch.setattr(tidying, "MOMENT", moment := 0.2)  # a busy machine may oversleep a shorter one
        tidy, seen = Tidying(), weakref.ref(Knot())
        for _ in range(3):
            tidy.painted()
            await asyncio.sleep(moment / 10)
            assert seen() is not None, "between paints"
        await asyncio.sleep(2 * moment)
        return seen() is None

    assert asyncio.run(paints(A_LITTLE))
    assert not asyncio.run(paints(A_LITTLE - 1))


def test_what_lasts_is_set_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where looking at it took long."""
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, A_LITTLE))
    for seconds, apart in ((LONG / 2, False), (LONG * 2, True)):
        before = gc.get_freeze_count()
        clock = iter((1.0, 1.0 + seconds))
        monkeypatch.setattr(tidying.time, "perf_counter", lambda clock=clock: next(clock))
        assert Tidying().pause()
        assert (gc.get_freeze_count() > before) is apart
