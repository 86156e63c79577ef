"""Memory is tidied between what people do, not while they do it."""

import gc
from collections.abc import Iterator

import pytest

from ethics_workshop.tui.tidying import ENOUGH, Tidying


@pytest.fixture(autouse=True)
def _thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize(
    ("first", "second", "tidied"),
    [
        ((5, 3, ENOUGH), (90, 3, ENOUGH), True),
        ((5, 3, ENOUGH), (5, 4, ENOUGH), False),
        ((5, 3, ENOUGH - 1), (5, 3, ENOUGH - 1), False),
        ((5, 3, ENOUGH), (5, 0, ENOUGH + 1), False),
    ],
    ids=["quiet", "somebody works", "nothing to tidy", "much was made"],
)
def test_only_when_nobody_does_anything(
    monkeypatch: pytest.MonkeyPatch,
    first: tuple[int, int, int],
    second: tuple[int, int, int],
    tidied: bool,
) -> None:
    """Two looks that see the same collections, and enough of them: then all is tidied."""
    counts, collected = iter((first, second)), list[int]()
    monkeypatch.setattr(gc, "get_count", lambda: next(counts))
    monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
    tidying = Tidying()
    assert not tidying.look()
    assert tidying.look() is tidied
    assert len(collected) == tidied
