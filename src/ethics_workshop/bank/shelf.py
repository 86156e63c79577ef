"""The cases of the open banks on one index: brought up to date, listed, found, judged as a whole.

Everything raises IndexUnusable when the cache fails, and BadInput when a bank's folder is missing.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.folder import NO_STAMP, Stamp, cache_name, list_cases, settled, stamp
from ethics_workshop.bank.index import FileRow, Index, IndexUnusable, NewFile
from ethics_workshop.bank.registries import Registries
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.listing import CaseSummary, Fault, Severity, Snippet

if TYPE_CHECKING:
    from ethics_workshop.bank.search import Search
    from ethics_workshop.domain.case import Case

CHUNK = 50
"""Files read between two writes to the cache: an interrupted first reading goes on where it stood."""

_NUMBER = re.compile(r"[A-Za-z]{1,3}[0-9]{2,6}")


class _Folder:
    """One bank's folder: its number in the index, and what could not be looked into when it was last listed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key = cache_name(path)
        self.number = 0
        self.faults: list[Fault] = []

    def file(self, relative: str) -> str:
        return os.path.join(self.path, relative)  # noqa: PTH118  # text: there may be ten thousand of them


class Shelf:
    """The cases of `folders`, the first one first; `registries` are what they are checked against."""

    def __init__(self, index: Index, folders: Sequence[Path], registries: Registries) -> None:
        self._index = index
        self._registries = registries
        self._folders = [_Folder(path) for path in folders]
        self._written = (0, 0)
        self._search: Search | None = None
        self._searched = (0, 0)

    def open(self) -> None:
        """Make ready what the index knows of the folders; they are looked at when there is one it does not know."""
        for folder in self._folders:
            folder.number = folder.number or self._index.folder(folder.key)[0]
        if not all(folder.number for folder in self._folders):
            self.refresh()

    def refresh(self) -> bool:
        """Bring the index up to date with the folders: only what changed is read. Return whether anything did."""
        context = self._registries.context_key()
        if self._index.worn([folder.key for folder in self._folders], context):
            self._index.clear()
        for folder in self._folders:
            listing = list_cases(folder.path)
            folder.faults = listing.faults
            folder.number, checked_against = self._index.folder(folder.key)
            if not folder.number or checked_against != context:
                folder.number = self._index.keep_folder(folder.key, context)
            noted = listing.noted()
            if self._index.looked(folder.number) == noted:
                continue
            known = self._index.stamps(folder.number)
            removed = [path for path in known if path not in listing.files]
            changed = [p for p, found in listing.files.items() if known.get(p) != found or found == NO_STAMP]
            self._read(folder, removed, {path: listing.files[path] for path in sorted(changed)})
            if NO_STAMP not in self._index.stamps(folder.number).values():
                self._index.keep_looked(folder.number, noted)
        self._keep_found()
        written, self._written = self._written, self._index.written()
        return written != self._written

    def search(self) -> "Search":
        """Return what searches in the cases that are known. Listing them does not pay for its imports."""
        from ethics_workshop.bank.catalogue import Catalogue
        from ethics_workshop.bank.search import Search

        self.open()
        written = self._index.written()
        if self._search is None or self._searched != written:
            numbers = [folder.number for folder in self._folders]
            self._search, self._searched = (
                Search(self._index, Catalogue(self._index, numbers, self._tracks)),
                written,
            )
        return self._search

    def snippet(self, key: int, words: str, language: str, as_read: Callable[["Case"], "Case"]) -> Snippet:
        """Return where in the case of a file the words were found; an empty one when it is gone.

        `as_read` makes of a case as it is kept the case as people read it.
        """
        from ethics_workshop.bank.snippets import snippet_of

        terms = self.search().terms(words)
        if not terms or not self._index.summaries_of([key]):
            return Snippet("")
        case = as_read(self._index.body(key))
        groups = (("topic", case.topics), ("value", case.values), ("audience", case.audiences))
        names = [self._registries.name_of(group, each) for group, keys in groups for each in keys]
        titles = [reference.title for reference in self._registries.references(case.refs)]
        return snippet_of(case, terms, language, [*names, *titles])

    def _tracks(self) -> dict[str, list[str]]:
        """Return the cases of each playlist; none where a file of playlists is broken."""
        return {
            track.id: [each.case_id for each in track.cases]
            for track in self._registries.tracks(strict=False)
        }

    def summaries_of(self, keys: Sequence[int]) -> list[CaseSummary]:
        """Return the usable cases of the files `keys`, in their order; those that are gone are left out."""
        found = self._index.summaries_of(keys)
        return [found[key] for key in keys if key in found]

    def broken(self) -> int:
        """Return how many files cannot be used, among those that are known."""
        self.open()
        return sum(self._index.broken(folder.number) + len(folder.faults) for folder in self._folders)

    def summaries(self) -> list[CaseSummary]:
        """Return the usable cases, ordered by id; where two banks have the same id, the earlier bank's."""
        found: dict[str, CaseSummary] = {}
        for folder in self._folders:
            for summary in self._index.summaries(folder.number):
                found.setdefault(summary.id, summary)
        return [found[case_id] for case_id in sorted(found)]

    def current(self, case_id: str) -> "Case | None":
        """Return a case if its file is still the one that was read; None when only a refresh can tell."""
        context = self._registries.context_key()
        for folder in self._folders:
            folder.number, checked_against = self._index.folder(folder.key)
            if not folder.number or checked_against != context:
                return None
        rows = self._named(case_id)
        if len(rows) != 1 or rows[0].case_id != case_id or not rows[0].usable:
            return None  # a number alone may have become ambiguous
        row = rows[0]
        if row.stamp == NO_STAMP or stamp(self._path(row)) != row.stamp:
            return None
        return self._index.body(row.id)

    def case(self, case_id: str) -> "Case":
        """Return a case of a refreshed index. Raises Refused for an unknown id and for a broken file."""
        row = self._one(case_id)
        if not row.usable:
            raise Refused(Problem.BROKEN_CASE, case=row.case_id, path=self._path(row))
        return self._index.body(row.id)

    def origins(self, packs: Set[Path]) -> dict[str, str]:
        """Return the names of the folders among `packs` by the ids of the cases that are read from there."""
        self.open()
        names = {folder.number: folder.path.name for folder in self._folders if folder.path in packs}
        ids = {row.case_id for number in names for row in self._index.files(number) if row.usable}
        first = {case_id: self._named(case_id)[0].folder for case_id in ids}
        return {case_id: names[number] for case_id, number in first.items() if number in names}

    def file_of(self, case_id: str) -> Path:
        """Return the file of a case in a refreshed index, broken or not. Raises Refused for an unknown id."""
        return Path(self._path(self._one(case_id)))

    def _one(self, case_id: str) -> FileRow:
        rows = self._named(case_id)
        if len(rows) != 1:
            near = ", ".join(row.case_id for row in rows) or self._near(case_id)
            raise Refused(Problem.UNKNOWN_CASE, case=case_id, near=near)
        return rows[0]

    def faults(self, today: str) -> list[Fault]:
        """Return what is wrong in the folders, also what only the banks as a whole, or the day (ISO), can tell."""
        found: list[Fault] = []
        first: dict[str, str] = {}
        for folder in self._folders:
            found += folder.faults
            by_file = {row.path: folder.file(row.path) for row in self._index.files(folder.number)}
            found += [
                replace(fault, path=by_file.get(fault.path, fault.path))
                for fault in self._index.faults(folder.number)
            ]
            for row in self._index.files(folder.number):
                if row.usable:
                    found += bank_wide(row, by_file[row.path], first, today)
        return sorted(found, key=lambda fault: (fault.path, fault.line))

    def _read(self, folder: _Folder, removed: Iterable[str], changed: dict[str, Stamp]) -> None:
        self._index.replace(folder.number, removed, ())
        if not changed:
            return
        from ethics_workshop.bank.checker import Context
        from ethics_workshop.bank.naming import Names
        from ethics_workshop.bank.reading import readings

        names = Names(self._registries)
        found = readings([(folder.file(path), path) for path in changed], Context(*self._registries.known()))
        files = (
            NewFile(path, settled(changed[path], read.looked), read, *(names(read.kept) if read.kept else ()))
            for (_, path), read in found
        )
        while chunk := list(islice(files, CHUNK)):
            self._index.replace(folder.number, (), chunk)

    def _keep_found(self) -> None:
        """Have the cache hold what a search would otherwise work out at each start."""
        numbers = [folder.number for folder in self._folders]
        if self._index.has_offer(" ".join(map(str, numbers))):
            return
        from ethics_workshop.bank.catalogue import keep
        from ethics_workshop.bank.often import gather

        try:
            keep(self._index, numbers)
            gather(self._index)
        except IndexUnusable as error:
            if error.damaged:
                raise  # where nothing can be kept at present, each start works it out

    def _named(self, case_id: str) -> list[FileRow]:
        """Return the files of an id, or of a number: of each id the earliest bank's, usable ones before broken."""
        rows = self._index.named(case_id)
        if not rows and _NUMBER.fullmatch(case_id):
            rows = self._index.numbered(case_id.upper())
        numbers = [folder.number for folder in self._folders]
        rows = [row for row in rows if row.folder in numbers]
        rows.sort(key=lambda row: (not row.usable, numbers.index(row.folder), row.path))
        found: dict[str, FileRow] = {}
        for row in rows:
            found.setdefault(row.case_id, row)
        return [found[key] for key in sorted(found)]

    def _near(self, case_id: str) -> str:
        import difflib

        known = {s.id.casefold(): s.id for s in self.summaries()}
        close = difflib.get_close_matches(case_id.casefold()[:80], known, n=3, cutoff=0.5)
        return ", ".join(known[name] for name in close)

    def _path(self, row: FileRow) -> str:
        return next(folder for folder in self._folders if folder.number == row.folder).file(row.path)


def bank_wide(row: FileRow, path: str, first: dict[str, str], today: str) -> list[Fault]:
    """Return what the banks as a whole and the day say of a usable file. `first` gathers the ids seen so far."""
    found = []
    if row.case_id in first:
        taken = (("id", row.case_id), ("path", first[row.case_id]))
        found.append(Fault(path, row.id_line, "id", Code.ID_TAKEN, taken))
    first.setdefault(row.case_id, path)
    if row.review_by < today:
        due = (("date", row.review_by),)
        found.append(Fault(path, row.review_line, "review_by", Code.REVIEW_OVERDUE, due, Severity.WARNING))
    return found
