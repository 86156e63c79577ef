"""Moments as they are recorded."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.services.clock import moment, present


@given(st.integers(0, 4_000_000_000_000_000))
def test_the_present_is_written_like_any_moment(microseconds: int) -> None:
    """What is written quickly is what is written slowly, in every minute and microsecond."""
    at = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=microseconds)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.time_ns", lambda: microseconds * 1000 + 999)
        assert present() == moment(at)


def test_a_moment_is_in_utc() -> None:
    """A moment of another zone is written as the one in UTC that it is."""
    zone = dt.timezone(dt.timedelta(hours=-5))
    assert moment(dt.datetime(2026, 11, 22, 22, 4, 5, tzinfo=zone)) == "2026-11-23T03:04:05.000000Z"
