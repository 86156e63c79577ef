"""What stands behind the services: one property for each port, which `wiring` builds and `workshop` hands out."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ethics_workshop.services import ports
    from ethics_workshop.services.booth import KeepsNoDumps
    from ethics_workshop.services.clock import Clock
    from ethics_workshop.services.clock_check import Moments
    from ethics_workshop.services.handouts import HandoutRenderer
    from ethics_workshop.services.ports_agendas import AgendaFiles
    from ethics_workshop.services.ports_completions import CompletionsReader
    from ethics_workshop.services.ports_learning import Learners
    from ethics_workshop.services.ports_loop import LoopRows
    from ethics_workshop.services.ports_own import Traces
    from ethics_workshop.services.ports_papers import Papers
    from ethics_workshop.services.ports_stage import StageBoard
    from ethics_workshop.services.ports_statements import ReceiptPages, StatementFolder, StatementReader
    from ethics_workshop.services.ports_toolkit import Files, ToolkitBank
    from ethics_workshop.services.ports_trivia import CardFiles, Schedule, TriviaWriter
    from ethics_workshop.services.preferences import Preferences
    from ethics_workshop.services.sheets import RenderSheet
    from ethics_workshop.services.summaries import SummaryForms, SummaryRenderer
    from ethics_workshop.services.windows import Windows


class Adapters(Protocol):
    """What stands behind the ports. Each is built when it is first asked for."""

    @property
    def clock(self) -> "Clock":
        """Time."""
        ...

    @property
    def ids(self) -> "ports.Ids":
        """Identifiers."""
        ...

    @property
    def bank(self) -> "ports.CaseBank":
        """The case banks that are open."""
        ...

    @property
    def records(self) -> "ports.Records":
        """The journal and what is derived from it."""
        ...

    @property
    def recording(self) -> bool:
        """Whether `records` was asked for."""
        ...

    @property
    def demo(self) -> bool:
        """Whether the records were made up."""
        ...

    @property
    def practice(self) -> bool:
        """Whether nothing is recorded."""
        ...

    def practise(self) -> "Adapters":
        """Return adapters whose records are a copy, to practise on."""
        ...

    def discard(self) -> None:
        """Throw away what a practice run recorded."""
        ...

    def close(self) -> None:
        """Close the files that are open; the next use opens them again."""
        ...

    @property
    def ledger(self) -> "ports.Ledger":
        """What the programme's reports are made of."""
        ...

    @property
    def loop_rows(self) -> "LoopRows":
        """What rooms wrote down, and what became of it."""
        ...

    @property
    def moments(self) -> "Moments":
        """When things were recorded."""
        ...

    @property
    def roster(self) -> "ports.Roster":
        """The register of people."""
        ...

    @property
    def register(self) -> "ports.RosterRegister":
        """The register's write side."""
        ...

    @property
    def roster_reader(self) -> "ports.RosterReader":
        """Reads roster files."""
        ...

    @property
    def completions_reader(self) -> "CompletionsReader":
        """Reads files of completions."""
        ...

    @property
    def upkeep(self) -> "ports.Upkeep":
        """Care for the database file."""
        ...

    @property
    def export_rows(self) -> "ports.ExportRows":
        """The rows of exports."""
        ...

    @property
    def writer_of(self) -> "ports.WriterOf":
        """Writes export files, of each kind."""
        ...

    @property
    def learners(self) -> "Learners":
        """The private files of those who learn alone."""
        ...

    @property
    def card_files(self) -> "CardFiles":
        """The same files, as trivia reads them."""
        ...

    @property
    def schedule(self) -> "Schedule":
        """When a question comes back."""
        ...

    @property
    def trivia_writer(self) -> "TriviaWriter":
        """Writes questions as files."""
        ...

    @property
    def agenda_files(self) -> "AgendaFiles":
        """Agendas of one's own."""
        ...

    @property
    def read_statement(self) -> "StatementReader":
        """Reads a department's own statement."""
        ...

    @property
    def own_statements(self) -> "StatementFolder":
        """Keeps a department's own statements."""
        ...

    @property
    def receipt_pages(self) -> "ReceiptPages":
        """Writes receipts as pages."""
        ...

    @property
    def local(self) -> "ports.Local":
        """Local answers."""
        ...

    @property
    def machine(self) -> "ports.Machine":
        """The computer that the program runs on."""
        ...

    def bank_as_it_is(self) -> "ports.CaseBank":
        """Return the banks, read without writing a cache."""
        ...

    @property
    def summary_renderer(self) -> "SummaryRenderer":
        """Turns a session into text."""
        ...

    @property
    def summary_forms(self) -> "SummaryForms":
        """Turns that text into what is sent."""
        ...

    @property
    def papers(self) -> "Papers":
        """What leaves for people as files."""
        ...

    @property
    def toolkit_bank(self) -> "ToolkitBank":
        """The banks, as the toolkit reads them."""
        ...

    @property
    def files(self) -> "Files":
        """Writes documents as files."""
        ...

    @property
    def handout_renderer(self) -> "HandoutRenderer":
        """Turns a case into sheets."""
        ...

    @property
    def sheet_renderer(self) -> "RenderSheet":
        """Turns a session into a sheet."""
        ...

    @property
    def text_writer(self) -> "Callable[[str, Path], None]":
        """Writes a text file whole or not at all."""
        ...

    @property
    def windows(self) -> "Windows":
        """Windows of this computer's terminals."""
        ...

    @property
    def stage_board(self) -> "StageBoard":
        """What the cockpit tells the stage."""
        ...

    @property
    def traces(self) -> "Traces":
        """Where the records name a person."""
        ...

    @property
    def no_dumps(self) -> "KeepsNoDumps":
        """Keeps this process's memory out of crash dumps."""
        ...

    @property
    def preferences(self) -> "Preferences":
        """What a person set for themselves."""
        ...
