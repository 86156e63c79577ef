"""The case banks that are open: `services.ports.CaseBank` on folders of TOML files.

Imported at start-up: nothing here, nor in what it imports at the top, may import pydantic or tomllib.
"""

import datetime as dt
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ethics_workshop.bank.index import Index, IndexUnusable, discard
from ethics_workshop.bank.registries import Registries
from ethics_workshop.bank.shelf import Shelf
from ethics_workshop.db.library import finds_words, version
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.listing import CaseSummary, Fault, Reference, Severity, Snippet
from ethics_workshop.domain.placeholder import filled
from ethics_workshop.domain.text import Text

if TYPE_CHECKING:
    from ethics_workshop.bank.check import Checked
    from ethics_workshop.domain.agenda import Agenda
    from ethics_workshop.domain.case import Case
    from ethics_workshop.domain.programme import Programme, Statement
    from ethics_workshop.domain.toolkit import ToolkitPage
    from ethics_workshop.domain.track import Track
    from ethics_workshop.services.ports import CaseQuery, CasesFound

T = TypeVar("T")


class _Opened:
    """The index, and what stands on it."""

    def __init__(self, index: Index, registries: Registries, shelf: Shelf) -> None:
        self.index = index
        self.registries = registries
        self.shelf = shelf


class Bank:
    """Case banks in `folders`, the first one first. Nothing is read before it is asked for.

    `cache` is where what was read is kept between starts; it may be deleted at any time, and None keeps it in
    memory. `today` is the local date against which reviews are overdue. `shipped` is the bank whose registries serve
    where `folders` lack them; `answers` stand where a
    text leaves something to the department (`domain.placeholder`). `packs` are those of `folders` that were added; `agendas` is a folder of
    agendas of one's own; `local` the pack that this computer writes into, whose registries hold from its first file
    on. Every method may raise BadInput when a folder is missing or cannot be opened,
    and StorageError when SQLite serves not even in memory. Calls may come from any thread.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        cache: Path | None,
        today: dt.date,
        *,
        shipped: Path | None = None,
        answers: Callable[[], Mapping[str, Text]] = dict,
        packs: Sequence[Path] = (),
        agendas: Path | None = None,
        local: Path | None = None,
    ) -> None:
        self._folders = tuple(folders)
        self._base = (*folders, *(each for each in (local, shipped) if each and each not in folders))
        self._cache = cache
        self._today = today.isoformat()
        self._answers = answers
        self._packs = frozenset(packs)
        self._agendas = agendas
        self._opened: _Opened | None = None
        self._lock = threading.RLock()

    def cases(self) -> list[CaseSummary]:
        """Return the sound cases, ordered by id. Broken files are in `faults`."""

        def read(opened: _Opened) -> list[CaseSummary]:
            opened.shelf.refresh()
            return opened.shelf.summaries()

        return self._answered(self._with(read))

    def case(self, case_id: str) -> "Case":
        """Return one case, by its id or by its number alone (`C14`).

        Raises Refused for an unknown id, and for one whose file is broken.
        """

        def read(opened: _Opened) -> "Case":
            found = opened.shelf.current(case_id)
            if found is not None:
                return found
            opened.shelf.refresh()
            return opened.shelf.case(case_id)

        return filled(self._with(read), self._answers)

    def faults(self) -> list[Fault]:
        """Return what is wrong in which files: the registries' first, then the cases', by path and line."""

        def read(opened: _Opened) -> list[Fault]:
            opened.shelf.refresh()
            return [*opened.registries.faults(), *opened.shelf.faults(self._today)]

        return self._with(read)

    def check(self, path: Path | None = None, *, release: bool = False) -> "Checked":
        """Check a file, a folder or (None) the open banks, reading everything anew.

        Return how many files were read and what is wrong, by path and line.

        `release` makes an overdue review an error. Raises BadInput when there is nothing at `path`.
        """
        from ethics_workshop.bank.check import check

        return check(self._folders, self._base, path, self._today, release=release)

    def refresh(self) -> bool:
        """Look whether files changed and read those that did; return whether anything did since the last look."""
        return self._with(lambda opened: opened.shelf.refresh())

    def find(self, query: "CaseQuery") -> "CasesFound":
        """Return the cases of a query, from what is known of the files; they are read if nothing is known yet.

        With words: first what is in titles, hooks and names, by BM25 with titles foremost, then what the stories
        tell, by id. Cases of status `retired` are left out.
        """
        return self._with(lambda opened: opened.shelf.search().find(query))

    def summaries(self, keys: Sequence[int]) -> list[CaseSummary]:
        """Return the cases of `keys`, in their order; those that a refresh took away are left out."""
        return self._answered(self._with(lambda opened: opened.shelf.summaries_of(keys)))

    def meant(self, query: "CaseQuery") -> str:
        """Return the words that may have been meant, of which every one is in some case; empty when none are like them."""
        return self._with(lambda opened: opened.shelf.search().meant(query))

    def snippet(self, key: int, words: str, language: str) -> Snippet:
        """Return where in a case the words were found, in `language` where they are as well."""

        def read(opened: _Opened) -> Snippet:
            return opened.shelf.snippet(key, words, language, lambda case: filled(case, self._answers))

        return self._with(read)

    def counts(self, query: "CaseQuery") -> Mapping[tuple[str, str], int]:
        """Return how many cases each choice would leave, given the words and the choices in the other groups."""
        return self._with(lambda opened: opened.shelf.search().counts(query))

    def broken(self) -> int:
        """Return how many files cannot be used: the registries', and the cases' among those that are known."""

        def count(opened: _Opened) -> int:
            faults = opened.registries.faults()
            return len({f.path for f in faults if f.severity is Severity.BREAKING}) + opened.shelf.broken()

        return self._with(count)

    def agendas(self) -> "list[Agenda]":
        """Return the agendas, ordered by id. Raises BadInput when one of their files is broken."""
        return self._with(lambda opened: opened.registries.agendas())

    def programme(self) -> "Programme":
        """Return the programme's requirements and cycle. Raises BadInput when its file is broken."""
        return self._with(lambda opened: opened.registries.programme())

    def statement(self) -> "Statement":
        """Return the statement to attest at present. Raises Refused when the bank has none."""
        return self._with(lambda opened: opened.registries.statement(self._today))

    def statements(self) -> "list[Statement]":
        """Return every version of every statement, by id and date. Raises BadInput when one of their files is broken."""
        return self._with(lambda opened: opened.registries.statements())

    def packs(self) -> Mapping[str, str]:
        """Return the pack that a case comes from, by the case's id; cases of other banks are not named."""
        return self._with(lambda opened: opened.shelf.origins(self._packs)) if self._packs else {}

    def file_of(self, case_id: str) -> Path:
        """Return the file of a case, broken or not. Raises Refused for an unknown id."""

        def find(opened: _Opened) -> Path:
            opened.shelf.refresh()
            return opened.shelf.file_of(case_id)

        return self._with(find)

    def keys(self, registry: str) -> list[str]:
        """Return what is listed as a `value`, `topic`, `audience` or `level`, in order."""
        return self._with(lambda opened: sorted(opened.registries.known()[1].get(registry, ())))

    def faults_in(self, path: Path, text: str) -> list[Fault]:
        """Return what would be wrong with a case file at `path` that held `text`. Nothing is written."""
        from ethics_workshop.bank.check import check_text

        return self._with(lambda opened: check_text(os.fspath(path), text, opened.registries))

    def references(self, keys: Sequence[str]) -> list[Reference]:
        """Resolve references (`PA#7`) against the registry of instruments. Raises BadInput when it is broken."""
        return self._with(lambda opened: opened.registries.references(keys))

    def toolkit(self) -> "list[ToolkitPage]":
        """Return the pages of the toolkit in their order. Raises BadInput when one of their files is broken."""
        pages = self._with(lambda opened: opened.registries.toolkit())
        return [filled(page, self._answers) for page in pages]

    def tracks(self) -> "list[Track]":
        """Return the playlists, each with those of its cases that can be used, none without any. Raises BadInput."""

        def read(opened: _Opened) -> "list[Track]":
            opened.shelf.refresh()
            usable = {summary.id for summary in opened.shelf.summaries()}
            found = [
                replace(track, cases=tuple(each for each in track.cases if each.case_id in usable))
                for track in opened.registries.tracks()
            ]
            return [track for track in found if track.cases]

        return self._with(read)

    def instruments(self) -> list[Reference]:
        """Return every instrument of the registry, in its order. Raises BadInput when it is broken."""
        return self._with(lambda opened: opened.registries.references())

    def name_of(self, registry: str, key: str) -> Text:
        """Return the name of a `value`, `topic`, `audience`, `level` or `track`; the key itself when it is not listed."""
        return self._with(lambda opened: opened.registries.name_of(registry, key))

    def _answered(self, found: list[CaseSummary]) -> list[CaseSummary]:
        return [filled(summary, self._answers) for summary in found]

    def _with(self, action: Callable[[_Opened], T]) -> T:
        """Run `action` on the cache; on a new one when it is damaged, in memory when it cannot be used at all."""
        failure: IndexUnusable | None = None
        with self._lock:
            for cache in (self._cache, self._cache, None):
                try:
                    if self._opened is None:
                        self._opened = self._open(cache)
                    return action(self._opened)
                except IndexUnusable as error:
                    self._give_up(damaged=error.damaged)
                    failure = error
        if not finds_words():
            raise StorageError(Problem.NO_FULL_TEXT, sqlite=".".join(map(str, version()))) from failure
        detail = str(failure and failure.__cause__)
        raise StorageError(Problem.STORAGE_FAILED, path=str(self._folders[0]), detail=detail) from failure

    def _open(self, cache: Path | None) -> _Opened:
        index = Index(cache)
        registries = Registries(self._base, index, self._agendas)
        return _Opened(index, registries, Shelf(index, self._folders, registries))

    def _give_up(self, *, damaged: bool) -> None:
        if self._opened is not None:
            self._opened.index.close()
            self._opened = None
        if self._cache is not None and damaged:
            try:
                discard(self._cache)
            except IndexUnusable:
                self._cache = None
        else:
            self._cache = None
