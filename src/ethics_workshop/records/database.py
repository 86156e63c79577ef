"""The one file: opened when it is needed, created whole at the first write, reopened when it was replaced."""

import contextlib
import os
from pathlib import Path

from ethics_workshop.db import files
from ethics_workshop.db.connection import begin_immediate, committing, connect
from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.records import schema
from ethics_workshop.records.backups import back_up_before_migration
from ethics_workshop.records.faults import Translated
from ethics_workshop.records.journal import new_id

NAME = "records.db"

PAGE_SIZE = 2048
"""Bytes of a page. An event touches a dozen of them, and each is written and flushed whole: half of SQLite's own size
takes a twentieth off an event, and was not felt in roster, exports or verification."""


class Database:
    """The connection to `records.db` in `folder`. Building it touches no disk; one thread uses it at a time.

    `wal` overrides whether a write-ahead log is used (`db.connection.connect`).
    """

    def __init__(self, folder: Path, *, wal: bool | None = None) -> None:
        self.folder = folder
        self.path = folder / NAME
        self._name = os.fspath(self.path)
        self._translated = Translated(self.path)
        self._wal = wal
        self._connection: sqlite.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._passing = False
        """Whether the connection only reads: it may miss what others write, and each use opens it anew."""
        self.opened = 0
        """How many times it was opened: what was learnt from an earlier opening may no longer hold."""

    def reading(self) -> sqlite.Connection | None:
        """Return a connection to read from; None while there is no database. Raises StorageError."""
        with self._translated:
            if self._current():
                return self._connection
            if not schema.check_ours(self.path):
                return None
            return self._open_to_read()

    def writing(self) -> sqlite.Connection:
        """Return a connection inside a write transaction, creating the database if need be. Raises StorageError."""
        with self._translated:
            while True:
                connection = self._connection
                if connection is None or self._passing:
                    connection = self._open_to_write()
                begin_immediate(connection)
                if self._identity == self._on_disk():
                    return connection
                self.close()  # it was replaced while we waited for the lock

    def alone(self) -> sqlite.Connection:
        """Return a connection that holds the whole file for itself, its log folded back; the caller closes it.

        Raises StorageError while another window or program has it open.
        """
        self.close()
        with Translated(self.path):
            connection = connect(self.path, wal=False)
            with contextlib.ExitStack() as otherwise:
                otherwise.callback(connection.close)
                connection.execute("BEGIN EXCLUSIVE")
                if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                    raise StorageError(Problem.DATABASE_LOCKED, path=str(self.path))
                otherwise.pop_all()
        return connection

    def close(self) -> None:
        """Close the connection; the next use opens it again."""
        connection, self._connection, self._identity = self._connection, None, None
        if connection is not None:
            with Translated(self.path):
                connection.close()

    def _current(self) -> bool:
        """Whether the open connection is to the file that stands there now."""
        if self._connection is None:
            return False
        if self._identity == self._on_disk() and not self._passing:
            return True
        self.close()
        return False

    def _on_disk(self) -> tuple[int, int] | None:
        try:
            status = os.stat(self._name)  # noqa: PTH116  # asked at every use: a Path takes twice as long
        except FileNotFoundError:
            return None
        return status.st_dev, status.st_ino

    def _open_to_read(self) -> sqlite.Connection:
        identity = self._on_disk()
        try:
            return self._adopt(connect(self.path, wal=self._wal), identity)
        except sqlite.Error as error:
            if fault_of(error) not in {Fault.READ_ONLY, Fault.FOLDER}:
                raise
            return self._adopt(connect(self.path, read_only=True), identity, passing=True)

    def _open_to_write(self) -> sqlite.Connection:
        self.close()
        if not schema.check_ours(self.path):
            self._create()
        files.keep_private(self.path)
        identity = self._on_disk()
        return self._adopt(connect(self.path, wal=self._wal), identity)

    def _adopt(
        self, connection: sqlite.Connection, identity: tuple[int, int] | None, *, passing: bool = False
    ) -> sqlite.Connection:
        """Keep a connection after its file proved to be ours and of this version."""
        with contextlib.ExitStack() as otherwise:
            otherwise.callback(connection.close)
            if schema.check_version(connection, self.path) < schema.VERSION:
                self._migrate(connection)
            otherwise.pop_all()
        self._connection, self._identity, self._passing = connection, identity, passing
        self.opened += 1
        return connection

    def _migrate(self, connection: sqlite.Connection) -> None:
        if connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            back_up_before_migration(connection, self.folder)
        begin_immediate(connection)
        with committing(connection):
            if schema.check_version(connection, self.path) < schema.VERSION:
                schema.migrate(connection, self.path)

    def _create(self) -> None:
        """Make the database under another name and give it its own once it is whole.

        Whoever reads meanwhile finds no database rather than half of one; of two who create it, one is first.
        """
        files.make_private_folder(self.folder)
        files.sweep(self.folder, f".{NAME}.")
        if self.path.exists():
            return  # an empty file: it is migrated where it stands
        fresh = self.folder / f".{NAME}.{new_id()}"
        try:
            files.write_private(fresh, b"")
            with contextlib.closing(connect(fresh, wal=self._wal, page_size=PAGE_SIZE)) as connection:
                self._migrate(connection)
            files.sync_file(fresh)
            files.publish(fresh, self.path)
        finally:
            fresh.unlink(missing_ok=True)
