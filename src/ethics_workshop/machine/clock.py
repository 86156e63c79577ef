"""The machine’s own time and chance, as the services ask for them. Nothing heavy is imported: every start needs these."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from ethics_workshop.domain.event import Day


class SystemClock:
    """The machine's own clock."""

    def now(self) -> "dt.datetime":
        """Return the present moment in UTC."""
        import datetime as dt

        return dt.datetime.now(dt.UTC)

    def written(self) -> str:
        """Return the present moment as it is recorded."""
        from ethics_workshop.services.clock import present

        return present()

    def day(self) -> "Day":
        """Return the local date and its offset from UTC."""
        from ethics_workshop.domain.event import Day

        local = self.now().astimezone()
        offset = local.strftime("%z")
        return Day(local.date().isoformat(), f"{offset[:3]}:{offset[3:5]}")


class RandomIds:
    """Identifiers of 50 random bits, in letters and digits that can be read aloud."""

    def new(self, prefix: str) -> str:
        """Return a new identifier such as `S-7Q2M4KXA0B`."""
        import secrets

        from ethics_workshop.domain.attestation import RECEIPT_ALPHABET

        return f"{prefix}-{''.join(secrets.choice(RECEIPT_ALPHABET) for _ in range(10))}"
