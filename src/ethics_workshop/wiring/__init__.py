"""The one place that builds adapters and hands them to services. Each is imported when it is first asked for."""

import gc
import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.machine.clock import RandomIds, SystemClock
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import Settings, shipped_bank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ethics_workshop.bank.bank import Bank
    from ethics_workshop.domain.listing import Fault
    from ethics_workshop.domain.text import Text
    from ethics_workshop.exchange.completions import CompletionsFileReader
    from ethics_workshop.exchange.local import LocalFile
    from ethics_workshop.exchange.papers import PaperFiles
    from ethics_workshop.exchange.receipt_page import PrintedReceipts
    from ethics_workshop.exchange.roster import RosterFileReader
    from ethics_workshop.exchange.statement_folder import OwnStatements
    from ethics_workshop.exchange.toolkit import PageFiles
    from ethics_workshop.learner.store import PrivateFiles
    from ethics_workshop.machine.computer import ThisComputer
    from ethics_workshop.machine.windows import TerminalWindows
    from ethics_workshop.records.ledger import RecordsLedger
    from ethics_workshop.records.loop_rows import RecordsLoop
    from ethics_workshop.records.register import Register
    from ethics_workshop.records.stage import RecordsStage
    from ethics_workshop.records.store import Store
    from ethics_workshop.records.traces import RecordsTraces
    from ethics_workshop.services.booth import KeepsNoDumps
    from ethics_workshop.services.handouts import HandoutRenderer
    from ethics_workshop.services.ports import WriterOf
    from ethics_workshop.services.ports_agendas import AgendaFiles
    from ethics_workshop.services.ports_statements import StatementReader
    from ethics_workshop.services.ports_trivia import Schedule, TriviaWriter
    from ethics_workshop.services.sheets import RenderSheet
    from ethics_workshop.services.summaries import SummaryForms, SummaryRenderer
    from ethics_workshop.settings.personal import PersonalSettings
    from ethics_workshop.tui.all_keys import Row
    from ethics_workshop.words.language import Words


class MachineAdapters:
    """The adapters of a real machine, on the folders of `settings`. Nothing is read or written before it is used."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def clock(self) -> SystemClock:
        """The machine's own clock."""
        return SystemClock()

    @cached_property
    def ids(self) -> RandomIds:
        """Random identifiers."""
        return RandomIds()

    @cached_property
    def bank(self) -> "Bank":
        """The case banks, with their cache in the data folder."""
        return open_bank(self._settings, self._settings.cache, self._answers)

    def _answers(self) -> "Mapping[str, Text]":
        from ethics_workshop.services.answers import answers

        return answers(self.local)

    @cached_property
    def records(self) -> "Store":
        """`records.db` in the data folder: journal, projections, roster register."""
        from ethics_workshop.records.store import Store

        return Store(self._settings.data, self.clock)

    @property
    def recording(self) -> bool:
        """Whether the records were asked for."""
        return "records" in self.__dict__

    @cached_property
    def demo(self) -> bool:
        """Whether the data folder is marked as a demo's."""
        return self._settings.demo

    @cached_property
    def practice(self) -> bool:
        """Whether nothing is recorded: the data folder is a practice run's, and is thrown away."""
        return self._settings.practice

    def practise(self) -> "MachineAdapters":
        """Return adapters whose records are a copy."""
        from ethics_workshop.wiring.practice import PracticeAdapters

        return PracticeAdapters(self, self._settings)

    def discard(self) -> None:
        """Throw away what a practice run recorded; what was recorded otherwise stays."""

    def close(self) -> None:
        """Close `records.db`, if it was opened."""
        if self.recording:
            self.records.close()

    @property
    def moments(self) -> "Store":
        """When the same file's events were recorded."""
        return self.records

    @cached_property
    def ledger(self) -> "RecordsLedger":
        """The same file, as reports read it."""
        from ethics_workshop.records.ledger import RecordsLedger

        return RecordsLedger(self.records)

    @property
    def loop_rows(self) -> "RecordsLoop":
        """The same file, as what comes after sessions reads it."""
        from ethics_workshop.records.loop_rows import RecordsLoop

        return RecordsLoop(self.records)

    @property
    def roster(self) -> "Store":
        """The register of people is kept in the same file."""
        return self.records

    @property
    def upkeep(self) -> "Store":
        """The file's own care."""
        return self.records

    @property
    def export_rows(self) -> "Store":
        """The file's own rows."""
        return self.records

    @cached_property
    def register(self) -> "Register":
        """The register's write side."""
        from ethics_workshop.records.register import Register

        return Register(self.records)

    @cached_property
    def roster_reader(self) -> "RosterFileReader":
        """Reads CSV rosters."""
        from ethics_workshop.exchange.roster import RosterFileReader

        return RosterFileReader()

    @property
    def completions_reader(self) -> "CompletionsFileReader":
        """Reads CSV files of completions."""
        from ethics_workshop.exchange.completions import CompletionsFileReader

        return CompletionsFileReader()

    @property
    def writer_of(self) -> "WriterOf":
        """Writes CSV, JSON and XLSX files."""
        from ethics_workshop.exchange.writers import writer_of

        return writer_of

    @cached_property
    def learners(self) -> "PrivateFiles":
        """`learners/…/learner.db` in the data folder, one file a person."""
        from ethics_workshop.learner.store import PrivateFiles

        return PrivateFiles(self._settings.data)

    @property
    def card_files(self) -> "PrivateFiles":
        """The same files, as trivia reads them."""
        return self.learners

    @property
    def schedule(self) -> "Schedule":
        """FSRS, in whole days."""
        from ethics_workshop.learner.schedule import next_memory

        return next_memory

    @property
    def trivia_writer(self) -> "TriviaWriter":
        """Plain text, and what Anki imports."""
        from ethics_workshop.exchange.trivia import write_trivia

        return write_trivia

    @property
    def traces(self) -> "RecordsTraces":
        """The same file, as a person's own record reads it."""
        from ethics_workshop.records.traces import RecordsTraces

        return RecordsTraces(self.records)

    @cached_property
    def windows(self) -> "TerminalWindows":
        """New windows work on the same folders."""
        from ethics_workshop.machine.windows import TerminalWindows

        banks = [bank for bank in self._settings.banks if bank != shipped_bank()]
        return TerminalWindows(self._settings.data, banks)

    @cached_property
    def stage_board(self) -> "RecordsStage":
        """One row a session in the same file."""
        from ethics_workshop.records.stage import RecordsStage

        return RecordsStage(self.records)

    @property
    def papers(self) -> "PaperFiles":
        """Writes what leaves for people as files."""
        from ethics_workshop.exchange.papers import PaperFiles

        return PaperFiles(self.local, demo=self.demo)

    @cached_property
    def local(self) -> "LocalFile":
        """`local.toml` in the data folder."""
        from ethics_workshop.exchange.local import LocalFile

        return LocalFile(self._settings.data / "local.toml")

    @cached_property
    def preferences(self) -> "PersonalSettings":
        """The person's settings file, as it was read at the start."""
        from ethics_workshop.settings.personal import PersonalSettings

        s = self._settings
        values = {
            "who": s.actor,
            "language": s.language,
            "theme": s.theme,
            "unit": s.unit,
            "second_screen": s.second_screen,
            "data": str(s.data),
        }
        values |= {name: value for name, value in s.said.values.items() if name == "tour"}
        return PersonalSettings(s.file, values, s.origins, s.said, remembers=s.remembers)

    @property
    def agenda_files(self) -> "AgendaFiles":
        """Own agendas: their folder, how they are written, and how they are read."""
        from ethics_workshop.bank.agenda_file import read_agenda
        from ethics_workshop.exchange.agenda_file import OwnAgendas, agenda_text
        from ethics_workshop.services.ports_agendas import AgendaFiles

        return AgendaFiles(OwnAgendas(self._settings.own_agendas), agenda_text, read_agenda)

    @property
    def read_statement(self) -> "StatementReader":
        """Reads a department's own statement."""
        from ethics_workshop.bank.statement_file import read_statement

        return read_statement

    @cached_property
    def own_statements(self) -> "OwnStatements":
        """`packs/local/statements` in the data folder."""
        from ethics_workshop.exchange.statement_folder import OwnStatements

        return OwnStatements(self._settings.local_pack / "statements")

    @cached_property
    def receipt_pages(self) -> "PrintedReceipts":
        """Receipts as HTML; of a demo they say so."""
        from ethics_workshop.exchange.receipt_page import PrintedReceipts

        return PrintedReceipts(demo=self.demo)

    @property
    def machine(self) -> "ThisComputer":
        """The computer the program runs on."""
        from ethics_workshop import __version__
        from ethics_workshop.machine.computer import ThisComputer

        settings = self._settings
        wrong_lines = [fault.line for fault in settings.faults]
        return ThisComputer(settings.data, settings.file, wrong_lines, __version__)

    @property
    def no_dumps(self) -> "KeepsNoDumps":
        """Asks this computer for no crash dumps."""
        from ethics_workshop.machine.dumps import no_dumps

        return no_dumps

    @property
    def toolkit_bank(self) -> "Bank":
        """The same banks."""
        return self.bank

    @property
    def files(self) -> "PageFiles":
        """Writes pages as HTML, Markdown and plain text."""
        from ethics_workshop.exchange.toolkit import PageFiles

        return PageFiles()

    def bank_as_it_is(self) -> "Bank":
        """Return the banks that are open, or ones that are read into memory: no cache is written."""
        return self.bank if "bank" in self.__dict__ else open_bank(self._settings, None)

    @property
    def summary_renderer(self) -> "SummaryRenderer":
        """Plain text that reads as Markdown; of a demo it begins by saying so."""
        from ethics_workshop.exchange.summary import marked_as_demo, marked_as_practice, render_summary

        renderer = marked_as_demo(render_summary) if self.demo else render_summary
        return marked_as_practice(renderer) if self.practice else renderer

    @property
    def summary_forms(self) -> "SummaryForms":
        """Plain text, Markdown and one page."""
        from ethics_workshop.exchange.summary_forms import render_forms

        return render_forms

    @property
    def handout_renderer(self) -> "HandoutRenderer":
        """Self-contained pages, Markdown and plain text."""
        from ethics_workshop.exchange.handout_forms import render_handout

        return render_handout

    @property
    def sheet_renderer(self) -> "RenderSheet":
        """The same for what whoever leads takes along."""
        from ethics_workshop.exchange.session_sheet import render_session_sheet

        return render_session_sheet

    @property
    def text_writer(self) -> "Callable[[str, Path], None]":
        """Files that take their place when they are whole and on disk."""
        from ethics_workshop.exchange.page import write_page

        return write_page


PAINTS = "240"
"""How often a second Textual may paint: what follows a first paint waits for up to two of these intervals.

At its own 60, results of a search were found in 10 ms and shown after 35.
"""


TURN = 0.0005
"""Seconds after which a thread must let another one have its turn. With Python's own 5 ms a search waited for the letter
to be painted, and what was painted waited for the next search before it was written to the terminal."""


def build(settings: Settings) -> Workshop:
    """Return everything that people can do, on the folders of `settings`. Nothing is read or written yet."""
    gc.enable()
    return Workshop(MachineAdapters(settings))


def run_app(workshop: Workshop, settings: Settings, session_id: str = "", *, stage: bool = False) -> int:
    """Open the app, at Home, in the cockpit of `session_id` or as its `stage`; return its exit code."""
    os.environ.setdefault("TEXTUAL_FPS", PAINTS)  # read once, when Textual is imported
    from ethics_workshop.tui.app import start

    gc.freeze()
    sys.setswitchinterval(TURN)
    return start(
        workshop,
        settings.language,
        actor=settings.actor,
        theme=f"workshop-{settings.theme}",
        session_id=session_id,
        stage=stage,
        log_folder=settings.data,
        keys=settings.keys,
        faults=settings.faults,
    )


def list_keys(settings: Settings, words: "Words") -> "tuple[list[Row], list[str]]":
    """Return every command of the app with its keys in force, and sentences on settings of keys that were left out."""
    from ethics_workshop.tui.all_keys import rows
    from ethics_workshop.tui.key_settings import check

    keymap, complaints = check(settings.keys)
    return rows(keymap, words), [complaint.sentence(words) for complaint in complaints]


def check_bank(settings: Settings, path: Path | None, *, release: bool) -> "tuple[int, list[Fault]]":
    """Check a file, a folder or the open banks; return how many files were read and what is wrong in them."""
    return open_bank(settings, None).check(path, release=release)


def bank_noted(settings: Settings, path: Path | None) -> str:
    """Return a text that differs when a file does that `check_bank` would read."""
    from ethics_workshop.bank.watching import noted

    return noted([path] if path else (*settings.banks, *settings.packs))


def open_bank(
    settings: Settings, cache: Path | None, answers: "Callable[[], Mapping[str, Text]]" = dict
) -> "Bank":
    """Return the banks and packs of `settings`; `cache` is where what was read is kept, None for memory."""
    from ethics_workshop.bank.bank import Bank

    today = SystemClock().now().astimezone().date()
    return Bank(
        (*settings.banks, *settings.packs),
        cache,
        today,
        shipped=shipped_bank(),
        answers=answers,
        packs=settings.packs,
        agendas=settings.own_agendas,
        local=settings.local_pack,
    )
