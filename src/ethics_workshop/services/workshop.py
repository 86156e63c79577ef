"""Everything that people can do, in one place: what `wiring` builds, and the command line and the screens use."""

from dataclasses import dataclass

from ethics_workshop.services.attesting import AttestationService
from ethics_workshop.services.exporting import ExportService
from ethics_workshop.services.ports import CaseBank, Clock, Local, Upkeep
from ethics_workshop.services.roster import RosterService
from ethics_workshop.services.sessions import SessionService
from ethics_workshop.services.summaries import SummaryService


@dataclass(frozen=True, slots=True)
class Workshop:
    """The use cases. Nothing is read or written until one of them is called."""

    bank: CaseBank
    roster: RosterService
    sessions: SessionService
    attestations: AttestationService
    summaries: SummaryService
    exports: ExportService
    upkeep: Upkeep
    local: Local
    clock: Clock
