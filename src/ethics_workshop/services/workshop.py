"""Everything that people can do, in one place: what `wiring` builds, and the command line and the screens use."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ethics_workshop.services import ports
    from ethics_workshop.services.acknowledging import AcknowledgementService
    from ethics_workshop.services.adapters import Adapters
    from ethics_workshop.services.agendas import AgendaService
    from ethics_workshop.services.attesting import AttestationService
    from ethics_workshop.services.booth import BoothService
    from ethics_workshop.services.certificates import CertificateService
    from ethics_workshop.services.clock import Clock
    from ethics_workshop.services.clock_check import ClockCheck
    from ethics_workshop.services.completions import CompletionService
    from ethics_workshop.services.doctor import DoctorService
    from ethics_workshop.services.exporting import ExportService
    from ethics_workshop.services.handouts import HandoutService
    from ethics_workshop.services.learning import LearningService
    from ethics_workshop.services.loop import LoopService
    from ethics_workshop.services.own_record import OwnRecordService
    from ethics_workshop.services.ports_statements import ReceiptPages
    from ethics_workshop.services.preferences import Preferences
    from ethics_workshop.services.receipts import ReceiptService
    from ethics_workshop.services.reminding import ReminderService
    from ethics_workshop.services.roadmap import RoadmapService
    from ethics_workshop.services.roster import RosterService
    from ethics_workshop.services.sessions import SessionService
    from ethics_workshop.services.sheets import SheetService
    from ethics_workshop.services.solo import SoloService
    from ethics_workshop.services.stage import StageService
    from ethics_workshop.services.statements import StatementService
    from ethics_workshop.services.summaries import SummaryService
    from ethics_workshop.services.toolkit import ToolkitService
    from ethics_workshop.services.trivia import TriviaBook, TriviaService
    from ethics_workshop.services.windows import Windows
    from ethics_workshop.services.years import YearService


class Workshop:
    """The use cases. Each is built, and its modules imported, when it is first asked for: a start pays for none."""

    def __init__(self, adapters: "Adapters") -> None:
        self._adapters = adapters

    @property
    def recording(self) -> bool:
        """Whether anything asked for the records."""
        return self._adapters.recording

    @property
    def demo(self) -> bool:
        """Whether the records were made up: every screen, and whatever leaves, has to say so."""
        return self._adapters.demo

    @property
    def practice(self) -> bool:
        """Whether this is a practice run: every screen has to say that nothing is recorded."""
        return self._adapters.practice

    def practise(self) -> "Workshop":
        """Return the same workshop on a copy of the records, to be discarded. Raises StorageError, Refused."""
        return Workshop(self._adapters.practise())

    def discard(self) -> None:
        """Throw away what a practice run recorded."""
        self._adapters.discard()

    def close(self) -> None:
        """Close the files that are open; the next use opens them again. Raises StorageError."""
        self._adapters.close()

    @property
    def bank(self) -> "ports.CaseBank":
        """The case banks that are open."""
        return self._adapters.bank

    @property
    def upkeep(self) -> "ports.Upkeep":
        """Verify, rebuild, backup, restore."""
        return self._adapters.upkeep

    @property
    def local(self) -> "ports.Local":
        """Local answers from `local.toml`."""
        return self._adapters.local

    @property
    def receipt_pages(self) -> "ReceiptPages":
        """Receipts as pages to print."""
        return self._adapters.receipt_pages

    @property
    def preferences(self) -> "Preferences":
        """What a person set for themselves."""
        return self._adapters.preferences

    @property
    def clock(self) -> "Clock":
        """Time."""
        return self._adapters.clock

    @cached_property
    def roster(self) -> "RosterService":
        """The people: import, find."""
        from ethics_workshop.services.roster import RosterService

        a = self._adapters
        return RosterService(a.roster_reader, a.register, a.roster, a.clock)

    @cached_property
    def sessions(self) -> "SessionService":
        """Planning and running sessions."""
        from ethics_workshop.services.sessions import SessionService

        a = self._adapters
        return SessionService(a.records, a.roster, a.bank, a.clock, a.ids)

    @property
    def windows(self) -> "Windows":
        """Windows of this computer's terminals, for the stage."""
        return self._adapters.windows

    @cached_property
    def stage(self) -> "StageService":
        """Lets the stage follow the cockpit."""
        from ethics_workshop.services.stage import StageService

        return StageService(self._adapters.stage_board, self.sessions, self._adapters.clock)

    @cached_property
    def booths(self) -> "BoothService":
        """Votes for which this computer goes round."""
        from ethics_workshop.services.booth import BoothService

        return BoothService(self.sessions, self._adapters.ids, self._adapters.no_dumps)

    @cached_property
    def agendas(self) -> "AgendaService":
        """Agendas, and what fits into the time there is."""
        from ethics_workshop.services.agendas import AgendaService

        return AgendaService(self._adapters.bank, self._adapters.records, self._adapters.agenda_files)

    @cached_property
    def sheets(self) -> "SheetService":
        """Sessions as sheets to print, for whoever leads."""
        from ethics_workshop.services.sheets import SheetService

        a = self._adapters
        return SheetService(a.bank, a.local, a.sheet_renderer, a.text_writer)

    @cached_property
    def years(self) -> "YearService":
        """What a division planned, held and missed."""
        from ethics_workshop.services.years import YearService

        return YearService(self._adapters.records, self._adapters.bank, self._adapters.clock)

    @cached_property
    def attestations(self) -> "AttestationService":
        """Signing, and receipts."""
        from ethics_workshop.services.attesting import AttestationService

        a = self._adapters
        return AttestationService(a.records, a.roster, a.bank, a.clock, a.ids)

    @cached_property
    def acknowledgements(self) -> "AcknowledgementService":
        """Managers verify what their reports signed."""
        from ethics_workshop.services.acknowledging import AcknowledgementService

        a = self._adapters
        return AcknowledgementService(a.records, a.ledger, a.roster, a.bank, a.clock)

    @cached_property
    def reminders(self) -> "ReminderService":
        """What is due, as files to be sent by somebody."""
        from ethics_workshop.services.reminding import ReminderService

        a = self._adapters
        return ReminderService(a.ledger, a.roster, a.bank, a.clock, a.papers.reminders, roads=self.roadmaps)

    @cached_property
    def receipts(self) -> "ReceiptService":
        """What receipts stand for, and withdrawing."""
        from ethics_workshop.services.receipts import ReceiptService

        a = self._adapters
        return ReceiptService(a.records, a.bank, a.clock)

    @cached_property
    def statements(self) -> "StatementService":
        """Statements by version."""
        from ethics_workshop.services.statements import StatementService

        a = self._adapters
        return StatementService(a.bank, a.clock, a.read_statement, a.own_statements)

    @cached_property
    def certificates(self) -> "CertificateService":
        """Certificates and badges of completions."""
        from ethics_workshop.services.certificates import CertificateService

        a = self._adapters
        return CertificateService(a.ledger, a.roster, a.bank, a.papers)

    @cached_property
    def own_records(self) -> "OwnRecordService":
        """Everything that is held about a person."""
        from ethics_workshop.services.own_record import OwnRecordService

        a = self._adapters
        held = (a.records, a.traces, a.learners, self.roadmaps)
        return OwnRecordService(self.roster.find, a.ledger, held, a.papers.own_record, a.clock)

    @cached_property
    def clock_check(self) -> "ClockCheck":
        """Whether the clock agrees with the records."""
        from ethics_workshop.services.clock_check import ClockCheck

        return ClockCheck(self._adapters.moments, self._adapters.clock)

    @cached_property
    def roadmaps(self) -> "RoadmapService":
        """What is asked of whom, by when and why."""
        from ethics_workshop.services.roadmap import RoadmapService

        a = self._adapters
        return RoadmapService(a.ledger, self.roster.find, a.bank, a.clock)

    @cached_property
    def completions(self) -> "CompletionService":
        """What was completed elsewhere."""
        from ethics_workshop.services.completions import CompletionService

        a = self._adapters
        return CompletionService(a.completions_reader, a.records, a.ledger, a.bank, clock=a.clock, ids=a.ids)

    @cached_property
    def learning(self) -> "LearningService":
        """Learning alone: what is chosen stays with the learner."""
        from ethics_workshop.services.learning import LearningService

        a = self._adapters
        return LearningService(a.learners, self.roster.find, a.bank, a.clock)

    @cached_property
    def solo(self) -> "SoloService":
        """Recording that a case was worked through alone, when its learner says so."""
        from ethics_workshop.services.solo import SoloService

        a = self._adapters
        return SoloService(self.learning, self.roster.find, a.records, a.clock, a.ids)

    @cached_property
    def trivia(self) -> "TriviaService":
        """Questions that come back when they are about to be forgotten."""
        from ethics_workshop.services.trivia import TriviaService

        a = self._adapters
        return TriviaService(a.card_files, a.schedule, self.roster.find, a.bank, a.clock)

    @cached_property
    def trivia_book(self) -> "TriviaBook":
        """All questions as a file."""
        from ethics_workshop.services.trivia import TriviaBook

        return TriviaBook(self._adapters.bank, self._adapters.trivia_writer)

    @cached_property
    def loop(self) -> "LoopService":
        """What comes after a session: outcomes and answers."""
        from ethics_workshop.services.loop import LoopService

        return LoopService(self.sessions, self._adapters.loop_rows)

    @cached_property
    def summaries(self) -> "SummaryService":
        """What everyone who was there receives."""
        from ethics_workshop.services.summaries import SummaryService

        a = self._adapters
        return SummaryService(self.loop, a.local, a.summary_renderer, a.summary_forms, a.text_writer)

    @cached_property
    def toolkit(self) -> "ToolkitService":
        """Guides, a course, cards and links."""
        from ethics_workshop.services.toolkit import ToolkitService

        return ToolkitService(self._adapters.toolkit_bank, self._adapters.files)

    @cached_property
    def handouts(self) -> "HandoutService":
        """Cases as sheets to print."""
        from ethics_workshop.services.handouts import HandoutService

        a = self._adapters
        return HandoutService(a.bank, a.toolkit_bank, a.local, a.handout_renderer, a.text_writer)

    @cached_property
    def doctor(self) -> "DoctorService":
        """A look at the computer, which changes nothing."""
        from ethics_workshop.services.doctor import DoctorService

        a = self._adapters
        return DoctorService(a.machine, a.upkeep, a.bank_as_it_is, a.local)

    @cached_property
    def exports(self) -> "ExportService":
        """Spreadsheets for the V&E office."""
        from ethics_workshop.services.exporting import ExportService

        return ExportService(self._adapters.export_rows, self._adapters.writer_of)
