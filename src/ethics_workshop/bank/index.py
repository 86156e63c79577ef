"""What is known of the files of the banks, kept in a cache of its own so that a warm start parses nothing."""

import binascii
import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ethics_workshop import __version__
from ethics_workshop.bank.folder import Stamp
from ethics_workshop.bank.rows import faults_from_json, faults_to_json, summary_of
from ethics_workshop.bank.tables import APPLICATION_ID, SCHEMA
from ethics_workshop.db.cache import NotACache, discard_cache, open_cache
from ethics_workshop.db.fault import Fault as StorageFault
from ethics_workshop.db.fault import fault_of
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.listing import CaseSummary, Fault

if TYPE_CHECKING:
    from ethics_workshop.bank.reading import Reading
    from ethics_workshop.domain.case import Case

VERSION = 7
"""Raised with every change of the tables, of what is kept in them, or of a checker's rule within one release."""

WORN = 500
"""Files, also such as are gone, up to which nothing is cleared away."""

_LASTING = {StorageFault.LOCKED, StorageFault.READ_ONLY, StorageFault.DISK_FULL, StorageFault.FOLDER}
"""Failures that deleting the cache would not mend."""


class IndexUnusable(Exception):
    """The cache failed. `damaged`: it may be deleted and built again; otherwise work in memory."""

    def __init__(self, *, damaged: bool) -> None:
        super().__init__()
        self.damaged = damaged


Choices = tuple[str, int, int, str, str, str, int, int, str]
"""Id, folder, file; topics, audiences and values, apart by spaces; level, minutes of a huddle, status."""


class FileRow(NamedTuple):
    """What is known of one case file. `case_id` is the file's name when it has no id of its own."""

    id: int
    folder: int
    path: str
    stamp: Stamp
    case_id: str
    usable: bool
    id_line: int
    review_by: str
    review_line: int


class NewFile(NamedTuple):
    """One case file as it was just read."""

    path: str
    stamp: Stamp
    reading: "Reading"
    names: str = ""
    """What its topics, values and audiences are called in both languages: it is found by them."""
    titles: str = ""
    """The titles of its rules."""


class Index:
    """The tables of the cache. Everything raises IndexUnusable when the cache fails."""

    def __init__(self, path: Path | None) -> None:
        with _usable():
            made_by = binascii.crc32(f"{VERSION} {__version__}".encode()) & 0x7FFFFFFF
            self._db = open_cache(path, SCHEMA, application_id=APPLICATION_ID, version=made_by)

    def close(self) -> None:
        """Close the cache."""
        self._db.close()

    def folder(self, path: str) -> tuple[int, str]:
        """Return the number of a folder and what its files were checked against; 0 and nothing when unknown."""
        with _usable():
            row = self._db.execute("SELECT id, context FROM folder WHERE path = ?", (path,)).fetchone()
        return (row[0], row[1]) if row else (0, "")

    def keep_folder(self, path: str, context: str) -> int:
        """Note what a folder's files are checked against from now on; those already read are to be read again."""
        with _usable(), self._writing():
            self._db.execute(
                "INSERT INTO folder (path, context) VALUES (?, ?) "
                "ON CONFLICT (path) DO UPDATE SET context = excluded.context",
                (path, context),
            )
            number: int = self._db.execute("SELECT id FROM folder WHERE path = ?", (path,)).fetchone()[0]
            self._db.execute("UPDATE file SET size = -1 WHERE folder = ?", (number,))
            self._db.execute("UPDATE folder SET looked = '' WHERE id = ?", (number,))
        return number

    def looked(self, folder: int) -> str:
        """Return what was noted of a folder's listing when all its files had been read; nothing if not all are."""
        with _usable():
            noted: str = self._db.execute("SELECT looked FROM folder WHERE id = ?", (folder,)).fetchone()[0]
        return noted

    def keep_looked(self, folder: int, noted: str) -> None:
        """Note of a folder's listing that all its files are read: as long as it stays the same, none is to be."""
        with _usable(), self._writing():
            self._db.execute("UPDATE folder SET looked = ? WHERE id = ?", (noted, folder))

    def stamps(self, folder: int) -> dict[str, Stamp]:
        """Return the stamps of a folder's files as they were when they were read."""
        with _usable():
            rows = self._db.execute(
                "SELECT path, size, mtime_ns, ctime_ns FROM file WHERE folder = ?", (folder,)
            )
            return {path: (size, mtime, ctime) for path, size, mtime, ctime in rows}

    def replace(self, folder: int, removed: Iterable[str], files: Iterable[NewFile]) -> None:
        """Forget the files `removed`, and keep `files` in place of what was known of them."""
        kept = list(files)
        with _usable(), self._writing():
            self._db.execute("UPDATE folder SET looked = '' WHERE id = ?", (folder,))
            self._db.execute("DELETE FROM offer")
            for path in [*removed, *(file.path for file in kept)]:
                row = self._db.execute(
                    "SELECT id FROM file WHERE folder = ? AND path = ?", (folder, path)
                ).fetchone()
                if row:
                    for table, key in (("file", "id"), ("summary", "file"), ("body", "file")):
                        self._db.execute(f"DELETE FROM {table} WHERE {key} = ?", row)
            for file in kept:
                self._insert(folder, file)

    def summaries(self, folder: int) -> list[CaseSummary]:
        """Return the usable cases of a folder, in the order of their paths."""
        with _usable():
            rows = self._db.execute(
                "SELECT s.* FROM file AS f JOIN summary AS s ON s.file = f.id WHERE f.folder = ? ORDER BY f.path",
                (folder,),
            ).fetchall()
            return [summary_of(row) for row in rows]

    def summaries_of(self, files: Iterable[int]) -> dict[int, CaseSummary]:
        """Return the usable cases of some files, by the numbers of the files."""
        with _usable():
            rows = self._db.execute(
                "SELECT s.* FROM json_each(?) AS wanted JOIN summary AS s ON s.file = wanted.value",
                (json.dumps(list(files)),),
            )
            return {row[0]: summary_of(row) for row in rows}

    def choices(self) -> list[Choices]:
        """Return of each usable case what it may be chosen by, in the order of their ids."""
        with _usable():
            listed: list[Choices] = self._all(
                "SELECT json_group_array(json_array(id, folder, file, topics, audiences, value_keys, level, huddle, "
                "status)) FROM (SELECT * FROM summary INDEXED BY summary_choices ORDER BY id)"
            )
        return listed

    def has_offer(self, folders: str) -> bool:
        """Whether the catalogue of `folders` (their numbers, apart by spaces) is kept."""
        with _usable():
            return bool(self._db.execute("SELECT 1 FROM offer WHERE folders = ?", (folders,)).fetchone())

    def offered(self, folders: str) -> list[int] | None:
        """Return the files of the cases on offer in `folders`, by the cases' ids; None when that is not kept."""
        with _usable():
            row = self._db.execute(
                "SELECT cases FROM offer WHERE folders = ? AND kind = ''", (folders,)
            ).fetchone()
            listed: list[int] | None = json.loads(row[0]) if row else None
        return listed

    def offered_choices(self, folders: str) -> dict[tuple[str, str], int]:
        """Return of a kept catalogue the cases of each choice, as bits by the numbers of their files."""
        with _usable():
            rows = self._db.execute(
                "SELECT kind, key, cases FROM offer WHERE folders = ? AND kind <> '' ORDER BY kind, key",
                (folders,),
            )
            return {(kind, key): int.from_bytes(cases, "little") for kind, key, cases in rows}

    def keep_offer(
        self, folders: str, keys: list[int], choices: Mapping[tuple[str, str], int], written: tuple[int, int]
    ) -> None:
        """Keep a catalogue until a file changes; not when anybody wrote since `written` was asked for."""
        rows = [(folders, *choice, _blob(found)) for choice, found in choices.items()]
        with _usable(), self._writing():
            if self.written() == written:
                order = (folders, "", "", json.dumps(keys, separators=(",", ":")))
                self._db.executemany("INSERT OR REPLACE INTO offer VALUES (?, ?, ?, ?)", [order, *rows])

    def path(self, file: int) -> str:
        """Return the path of a file from its folder."""
        with _usable():
            path: str = self._db.execute("SELECT path FROM file WHERE id = ?", (file,)).fetchone()[0]
        return path

    def broken(self, folder: int) -> int:
        """Return how many files of a folder cannot be used."""
        with _usable():
            count: int = self._db.execute(
                "SELECT count(*) FROM file WHERE folder = ? AND NOT usable", (folder,)
            ).fetchone()[0]
        return count

    def holding(self, table: str, term: str, above: int, below: int) -> list[int]:
        """Return the files between two numbers that `head` or `story` says hold a word, or (`word*`) its beginning."""
        word, begun, _ = term.partition("*")
        with _usable():
            found: list[int] = self._all(
                f"SELECT json_group_array(rowid) FROM {table} WHERE {table} MATCH ? AND rowid > ? AND rowid < ?",
                f'"{word}"{begun}',
                above,
                below,
            )
        return found

    def words(self, table: str) -> list[tuple[str, int]]:
        """Return the words of `head` or `story`, and how many cases hold each."""
        with _usable():
            return self._db.execute(f"SELECT term, doc FROM {table}_words").fetchall()

    def words_from(self, first: str) -> list[tuple[str, int]]:
        """Return the words that begin with a letter, and how many heads and stories hold each."""
        with _usable():
            return self._db.execute(
                "SELECT term, sum(doc) FROM (SELECT term, doc FROM head_words WHERE term >= ?1 AND term < ?2 "
                "UNION ALL SELECT term, doc FROM story_words WHERE term >= ?1 AND term < ?2) GROUP BY term",
                (first, f"{first}~"),
            ).fetchall()

    def often(self, table: str, term: str) -> int:
        """Return the cases up to `often_up_to` that hold a frequent term, as bits; 0 for one that is not."""
        with _usable():
            row = self._db.execute(
                "SELECT cases FROM often WHERE part = ? AND word = ?", (table, term)
            ).fetchone()
            return int.from_bytes(row[0], "little") if row else 0

    def often_up_to(self) -> int:
        """Return the highest number of a file for which the frequent terms are kept; 0 when they are not."""
        return self.often("", "")

    def keep_often(self, found: Mapping[tuple[str, str], int], newest: int) -> None:
        """Keep the cases of frequent terms, by table and term, which hold up to the file `newest`."""
        with _usable(), self._writing():
            self._db.execute("DELETE FROM often")
            rows = ((*term, _blob(cases)) for term, cases in (*found.items(), (("", ""), newest)))
            self._db.executemany("INSERT INTO often VALUES (?, ?, ?)", rows)

    def counted(self) -> tuple[int, int]:
        """Return how many files are known, and the highest number of one."""
        with _usable():
            files, newest = self._db.execute("SELECT count(*), coalesce(max(id), 0) FROM file").fetchone()
        return files, newest

    def worn(self, folders: Iterable[str], context: str) -> bool:
        """Whether at least half of what is found by words is of files that are gone.

        Files of `folders` that were checked against something other than `context` count as gone: they are read again.
        """
        with _usable():
            held: int = self._db.execute("SELECT count(*) FROM head_docsize").fetchone()[0]
            alive: int = self._db.execute(
                "SELECT count(*) FROM file WHERE folder NOT IN (SELECT f.id FROM folder AS f "
                "JOIN json_each(?) AS mine ON mine.value = f.path WHERE f.context <> ?)",
                (json.dumps(list(folders)), context),
            ).fetchone()[0]
        return held > WORN and held >= 2 * alive

    def clear(self) -> None:
        """Forget all files, so that the cache does not grow without end. Their numbers are not given again."""
        with _usable(), self._writing():
            for table in ("folder", "file", "summary", "offer", "often", "body"):
                self._db.execute(f"DELETE FROM {table}")
            for table in ("head", "story"):
                self._db.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def files_of(self, cases: Iterable[str]) -> list[tuple[str, int]]:
        """Return the ids of those of `cases` that can be used, each with its files."""
        with _usable():
            return self._db.execute(
                "SELECT id, file FROM summary WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(list(cases)),),
            ).fetchall()

    def titled(self, words: str, limit: int) -> list[int]:
        """Return the first `limit` files whose titles hold `words`, in FTS5's syntax."""
        with _usable():
            found: list[int] = self._all(
                "SELECT json_group_array(file) FROM "
                "(SELECT rowid AS file FROM head WHERE head MATCH ? LIMIT ?)",
                f"title : ({words})",
                limit,
            )
        return found

    def best(self, words: str, limit: int) -> list[int]:
        """Return the first `limit` files whose heads hold `words`, in FTS5's syntax, best first by BM25."""
        with _usable():
            found: list[int] = self._all(
                "SELECT json_group_array(file) FROM (SELECT file FROM "
                "(SELECT rowid AS file, bm25(head, 10.0, 3.0, 1.0) AS rank FROM head WHERE head MATCH ? LIMIT ?) "
                "ORDER BY rank, file)",
                words,
                limit,
            )
        return found

    def begun(self, words: Iterable[str]) -> list[str]:
        """Return those of `words` that some word of a case begins with."""
        with _usable():
            rows = self._db.execute(
                "SELECT value FROM json_each(?) AS typed WHERE "
                "EXISTS (SELECT 1 FROM head_words WHERE term >= typed.value AND term < typed.value || '~') OR "
                "EXISTS (SELECT 1 FROM story_words WHERE term >= typed.value AND term < typed.value || '~')",
                (json.dumps(list(words)),),
            )
            return [word for (word,) in rows]

    def written(self) -> tuple[int, int]:
        """Return two numbers that change when anybody writes: others first, then this connection."""
        with _usable():
            others: int = self._db.execute("PRAGMA data_version").fetchone()[0]
        return others, self._db.total_changes

    def named(self, case_id: str) -> list[FileRow]:
        """Return the files whose case has this id."""
        return self._files("case_id = ?", (case_id,))

    def numbered(self, number: str) -> list[FileRow]:
        """Return the files whose case has this number in the matrix (`C14`)."""
        return self._files("case_id > ? || '-' AND case_id < ? || '.'", (number, number))  # '.' follows '-'

    def files(self, folder: int) -> list[FileRow]:
        """Return the files of a folder, in the order of their paths."""
        return self._files("folder = ?", (folder,))

    def faults(self, folder: int) -> list[Fault]:
        """Return what is wrong in a folder's files, in the order of their paths."""
        with _usable():
            rows = self._db.execute(
                "SELECT faults FROM file WHERE folder = ? AND faults <> '' ORDER BY path", (folder,)
            )
            return [fault for (text,) in rows for fault in faults_from_json(text)]

    def body(self, file: int) -> "Case":
        """Return a whole case."""
        from ethics_workshop.bank.codec import from_json

        with _usable():
            return from_json(self._db.execute("SELECT json FROM body WHERE file = ?", (file,)).fetchone()[0])

    def registry(self, path: str, stamp: Stamp) -> tuple[Any, list[Fault]] | None:
        """Return the data and the faults of a registry file if it is still the one that was read."""
        with _usable():
            row = self._db.execute(
                "SELECT data, faults FROM registry WHERE path = ? AND size = ? AND mtime_ns = ? AND ctime_ns = ?",
                (path, *stamp),
            ).fetchone()
            return (json.loads(row[0]), faults_from_json(row[1])) if row else None

    def keep_registry(self, path: str, stamp: Stamp, data: object, faults: Iterable[Fault]) -> None:
        """Keep what was read from a registry file."""
        kept = (path, *stamp, json.dumps(data, ensure_ascii=False), faults_to_json(faults))
        with _usable(), self._writing():
            self._db.execute("INSERT OR REPLACE INTO registry VALUES (?, ?, ?, ?, ?, ?)", kept)

    def _files(self, where: str, values: tuple[object, ...]) -> list[FileRow]:
        with _usable():
            rows = self._db.execute(
                "SELECT id, folder, path, size, mtime_ns, ctime_ns, case_id, usable, id_line, review_by, review_line "
                f"FROM file WHERE {where} ORDER BY path",
                values,
            ).fetchall()
        return [FileRow._make((*row[:3], row[3:6], row[6], bool(row[7]), *row[8:])) for row in rows]

    def _insert(self, folder: int, file: NewFile) -> None:
        read = file.reading
        kept = read.kept
        number = self._db.execute(
            "INSERT INTO file (folder, path, size, mtime_ns, ctime_ns, case_id, usable, id_line, review_by, "
            "review_line, faults) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(folder, file.path, *file.stamp, read.case_id, kept is not None),
                *(read.id_line, read.review_by, read.review_line, read.faults),
            ),
        ).lastrowid
        if kept is not None:
            title, about, own_id = kept.head
            self._db.execute(f"INSERT INTO summary VALUES (?{', ?' * 18})", (number, *kept.summary, folder))
            self._db.execute("INSERT INTO body VALUES (?, ?)", (number, kept.body))
            self._db.execute(
                "INSERT INTO head (rowid, title, hook, names) VALUES (?, ?, ?, ?)",
                (number, title, about, f"{own_id} {file.names}"),
            )
            self._db.execute(
                "INSERT INTO story (rowid, words) VALUES (?, ?)", (number, f"{kept.story} {file.titles}")
            )

    def _all(self, query: str, *values: object) -> Any:
        """Return rows that SQLite gathers as one JSON text: ten times faster than ten thousand of them one by one."""
        return json.loads(self._db.execute(query, values).fetchone()[0])

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Commit what the block wrote, or nothing of it."""
        self._db.execute("BEGIN IMMEDIATE")
        with self._db:
            yield


def _blob(cases: int) -> bytes:
    """Return a set of cases as bytes, the lowest numbers first."""
    return cases.to_bytes((cases.bit_length() + 7) // 8, "little")


def discard(path: Path) -> None:
    """Delete a damaged cache. Raises IndexUnusable when that cannot be done."""
    try:
        discard_cache(path)
    except NotACache as error:
        raise IndexUnusable(damaged=False) from error


@contextlib.contextmanager
def _usable() -> Iterator[None]:
    """Turn whatever a cache can do wrong, also by what it holds, into IndexUnusable."""
    try:
        yield
    except NotACache as error:
        raise IndexUnusable(damaged=False) from error
    except sqlite.Error as error:
        raise IndexUnusable(damaged=fault_of(error) not in _LASTING) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise IndexUnusable(damaged=True) from error
