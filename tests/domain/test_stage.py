"""What the cockpit tells the stage: a timer that goes on by itself, and when silence means something."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.stage import SILENCE, Showing, StageState

TOLD = StageState(
    "S-1", place=3, page=1, elapsed=12_000, running=True, planned=60, at=1_000_000, ballot="paper"
)
moments = st.integers(min_value=0, max_value=10**13)


@given(at=moments, later=moments, elapsed=st.integers(0, 10**8))
def test_a_running_timer_goes_on_without_a_word(at: int, later: int, elapsed: int) -> None:
    """By exactly the time that passed; a clock that was set back takes nothing away."""
    told = StageState("S-1", 0, elapsed=elapsed, running=True, at=at)
    assert told.elapsed_at(later) == elapsed + max(0, later - at)
    assert replace(told, running=False).elapsed_at(later) == elapsed


def test_silence_is_noticed_and_leaving_is_not() -> None:
    """Three beats missed; a cockpit that was left on purpose may be silent."""
    assert not TOLD.silent(TOLD.at + SILENCE)
    assert TOLD.silent(TOLD.at + SILENCE + 1)
    assert replace(TOLD, showing=Showing.PAUSED).silent(TOLD.at + SILENCE + 1)
    assert not replace(TOLD, showing=Showing.LEFT).silent(TOLD.at + 10 * SILENCE)


@given(seconds=st.integers(0, 3600))
def test_time_alone_is_no_news(seconds: int) -> None:
    """Only what the room would not know by itself is told at once."""
    later = replace(TOLD, at=TOLD.at + 1000 * seconds, elapsed=TOLD.elapsed + 1000 * seconds)
    assert TOLD.says_the_same(later)
    assert not TOLD.says_the_same(replace(later, elapsed=later.elapsed + 2000))
    assert not TOLD.says_the_same(replace(later, page=2))
    assert not TOLD.says_the_same(replace(later, running=False))
    assert not TOLD.says_the_same(replace(later, showing=Showing.PAUSED))
    assert not TOLD.says_the_same(replace(later, ballot="hands"))
