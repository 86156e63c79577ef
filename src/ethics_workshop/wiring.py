"""The one place that builds adapters and hands them to services."""

import datetime as dt
import gc
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethics_workshop.domain.attestation import RECEIPT_ALPHABET
from ethics_workshop.domain.case import Fault
from ethics_workshop.domain.event import Day
from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.exporting import ExportService
from ethics_workshop.services.roster import RosterService
from ethics_workshop.services.sessions import SessionService
from ethics_workshop.services.summaries import SummaryService
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import Settings

if TYPE_CHECKING:
    from ethics_workshop.bank.bank import Bank


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


def build(settings: Settings) -> Workshop:
    """Return everything that people can do, on the folders of `settings`. Nothing is read or written yet."""
    from ethics_workshop.exchange.csv_writer import CsvWriter
    from ethics_workshop.exchange.local import LocalFile
    from ethics_workshop.exchange.roster import RosterFileReader
    from ethics_workshop.exchange.summary import render_summary
    from ethics_workshop.records.register import Register
    from ethics_workshop.records.store import Store

    gc.enable()
    clock, ids = SystemClock(), RandomIds()
    store = Store(settings.data, clock)
    bank = _open_bank(settings, settings.cache)
    local = LocalFile(settings.data / "local.toml")
    return Workshop(
        bank=bank,
        roster=RosterService(RosterFileReader(), Register(store), store, clock),
        sessions=SessionService(store, store, bank, clock, ids),
        attestations=AttestationService(store, store, bank, clock, ids),
        summaries=SummaryService(store, local, render_summary),
        exports=ExportService(store, CsvWriter()),
        upkeep=store,
        local=local,
        clock=clock,
    )


def run_app(workshop: Workshop, settings: Settings, session_id: str = "") -> int:
    """Open the app, at Home or in the cockpit of `session_id`; return its exit code."""
    from ethics_workshop.tui.app import WorkshopApp

    app = WorkshopApp(workshop, settings.language, settings.actor, session_id=session_id)
    app.run()
    return app.return_code or 0


def check_bank(settings: Settings, path: Path | None, *, release: bool) -> tuple[int, list[Fault]]:
    """Check a file, a folder or the open banks; return how many files were read and what is wrong in them."""
    return _open_bank(settings, None).check(path, release=release)


def _open_bank(settings: Settings, cache: Path | None) -> "Bank":
    from ethics_workshop.bank.bank import Bank
    from ethics_workshop.settings import shipped_bank

    today = dt.date.fromisoformat(SystemClock().day().date)
    return Bank(settings.banks, cache, today, shipped=shipped_bank())


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file format."""
    from ethics_workshop.bank.schema import case_schema as schema

    return schema()
