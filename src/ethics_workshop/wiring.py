"""The one place that builds adapters and hands them to services."""

import datetime as dt
import secrets

from ethics_workshop.domain.attestation import RECEIPT_ALPHABET
from ethics_workshop.domain.event import Day


class SystemClock:
    """The machine's own clock."""

    def now(self) -> dt.datetime:
        """Return the present moment in UTC."""
        return dt.datetime.now(dt.UTC)

    def day(self) -> Day:
        """Return the local date and its offset from UTC."""
        local = dt.datetime.now(dt.UTC).astimezone()
        offset = local.strftime("%z")
        return Day(local.date().isoformat(), f"{offset[:3]}:{offset[3:5]}")


class RandomIds:
    """Identifiers of 50 random bits, in letters and digits that can be read aloud."""

    def new(self, prefix: str) -> str:
        """Return a new identifier such as `S-7Q2M4KXA0B`."""
        return f"{prefix}-{''.join(secrets.choice(RECEIPT_ALPHABET) for _ in range(10))}"
