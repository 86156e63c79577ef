"""When the machine's clock is not to be believed."""

import datetime as dt

import pytest

from ethics_workshop.domain.clock import ClockFault, doubt
from ethics_workshop.services.clock_check import ClockCheck
from tests.fakes.memory import FakeClock

NOW = dt.datetime(2026, 11, 21, 14, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("ago", "fault"),
    [
        (dt.timedelta(0), None),
        (dt.timedelta(minutes=-59), None),
        (dt.timedelta(minutes=-61), ClockFault.BEHIND),
        (dt.timedelta(days=365), None),
        (dt.timedelta(days=366), ClockFault.AHEAD),
    ],
)
def test_a_clock_is_doubted(ago: dt.timedelta, fault: ClockFault | None) -> None:
    """Set back: something was recorded later than now. A year ahead: nothing was recorded for so long."""
    found = doubt(NOW, [NOW - ago, NOW - dt.timedelta(days=900)])
    assert (found.fault if found else None) == fault


def test_without_records_there_is_no_doubt() -> None:
    """Nothing to compare with."""
    assert doubt(NOW, []) is None


class Recorded:
    """Moments as the records tell them."""

    def __init__(self, *moments: str) -> None:
        self.moments = list(moments)

    def recorded_at(self, most: int) -> list[str]:
        return self.moments[-most:]


def test_what_was_recorded_since_the_start_tells_nothing() -> None:
    """A program that recorded something with a clock a year ahead says so all the same, and so does one set back."""
    clock = FakeClock()
    records = Recorded("2025-10-01T10:00:00.000000Z")
    check = ClockCheck(records, clock)
    clock.moment += dt.timedelta(minutes=5)
    records.moments.append("2026-11-21T14:03:00.000000Z")
    assert _fault(check) is ClockFault.AHEAD
    records.moments[0] = "2026-12-01T10:00:00.000000Z"
    assert _fault(check) is ClockFault.BEHIND
    records.moments[0] = "2026-11-20T10:00:00.000000Z"
    assert _fault(check) is None


def _fault(check: ClockCheck) -> ClockFault | None:
    found = check.doubt()
    return found.fault if found else None
