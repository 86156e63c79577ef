"""Putting a backup in the place of the present records: checked first, swapped in one step, nothing thrown away."""

import contextlib
import os
import shutil
from pathlib import Path

from ethics_workshop.db import files
from ethics_workshop.db.connection import begin_immediate, connect
from ethics_workshop.db.fault import Fault, fault_of
from ethics_workshop.db.header import read_header
from ethics_workshop.db.library import sqlite
from ethics_workshop.domain.error import BadInput, Problem, Refused, StorageError
from ethics_workshop.records import schema
from ethics_workshop.records.backups import stamp
from ethics_workshop.records.chain import check_chain
from ethics_workshop.records.database import NAME, Database
from ethics_workshop.records.device import mint_device
from ethics_workshop.records.faults import Translated
from ethics_workshop.records.journal import UnreadableEvent, new_id
from ethics_workshop.records.replay import rebuild
from ethics_workshop.records.verify import schema_findings

ROOM_LEFT = 16 * 1024 * 1024
"""Bytes that must stay free on the disk after the backup was copied."""

_UNUSABLE = {Fault.DAMAGED, Fault.NOT_A_DATABASE}


def restore(database: Database, source: Path) -> Path | None:
    """Put the backup `source` in the place of the present file; return where that was kept, None if there was none.

    `source` is only read. Until the last step nothing of the present records changes; that step is one renaming, so
    that an interruption leaves the old file or the new one, each whole. This machine writes under a new id from then
    on. Raises Refused, BadInput and StorageError.
    """
    _check_source(source, database.path)
    broken = _is_broken(database.path)
    with Translated(database.folder):
        files.make_private_folder(database.folder)
        files.sweep(database.folder, f".{NAME}.")
        if shutil.disk_usage(database.folder).free < source.stat().st_size + ROOM_LEFT:
            raise StorageError(Problem.DISK_FULL, path=str(database.folder))
    fresh = database.folder / f".{NAME}.{new_id()}"
    try:
        with Translated(database.folder):
            files.write_private(fresh, b"")
        _copy(source, fresh)
        _prove(fresh, source)
        with Translated(database.path):
            files.sync_file(fresh)
            return _swap(database, fresh, broken=broken)
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(f"{fresh}{suffix}").unlink(missing_ok=True)


def _check_source(source: Path, present: Path) -> None:
    """Refuse early what a look at the file tells."""
    try:
        if source.is_dir():
            raise Refused(Problem.IS_A_FOLDER, path=str(source))
        if not source.exists():
            raise Refused(Problem.FILE_NOT_FOUND, path=str(source))
        if present.exists() and source.samefile(present):
            raise BadInput(Problem.BACKUP_UNUSABLE, path=str(source), detail=NAME)
        header = read_header(source)
    except (OSError, ValueError) as error:
        raise BadInput(Problem.FILE_UNREADABLE, path=str(source)) from error
    if header is None or not header.is_sqlite:
        raise _unusable(source, Problem.NOT_A_DATABASE)
    if header.application_id not in {0, schema.APPLICATION_ID}:
        raise BadInput(Problem.DATABASE_FOREIGN, path=str(source))
    if header.user_version > schema.VERSION:
        raise BadInput(Problem.DATABASE_NEWER, path=str(source))


def _unusable(source: Path, detail: str) -> BadInput:
    return BadInput(Problem.BACKUP_UNUSABLE, path=str(source), detail=str(detail))


def _is_broken(path: Path) -> bool:
    """Whether the present file is one that SQLite cannot read. Another program's and a newer one's stay: raises."""
    try:
        schema.check_ours(path)
    except StorageError as error:
        if error.problem in {Problem.NOT_A_DATABASE, Problem.DATABASE_DAMAGED}:
            return True
        raise
    return False


def _copy(source: Path, fresh: Path) -> None:
    """Copy page by page through SQLite, which takes in a write-ahead log that stands beside the backup."""
    try:
        with (
            contextlib.closing(connect(source, read_only=True)) as old,
            contextlib.closing(sqlite.connect(fresh, isolation_level=None)) as new,
        ):
            old.backup(new)
    except sqlite.Error as error:
        fault = fault_of(error)
        if fault in _UNUSABLE:
            raise _unusable(source, fault) from error
        if fault is Fault.FOLDER:
            raise BadInput(Problem.FILE_UNREADABLE, path=str(source)) from error
        place = source if fault is Fault.LOCKED else fresh.parent
        raise StorageError(Problem(fault.value), path=str(place), detail=str(error)) from error


def _prove(fresh: Path, source: Path) -> None:
    """Check the copy from the file's own structure up to the chain, and derive its tables anew."""
    try:
        with contextlib.closing(connect(fresh, wal=False)) as connection:
            _prove_open(connection, fresh, source)
    except UnreadableEvent as error:
        raise _unusable(source, f"event-unreadable: {error.place}") from error
    except sqlite.Error as error:
        fault = fault_of(error)
        if fault in {Fault.DISK_FULL, Fault.READ_ONLY}:
            raise StorageError(Problem(fault.value), path=str(fresh.parent), detail=str(error)) from error
        raise _unusable(source, str(error)) from error


def _prove_open(connection: sqlite.Connection, fresh: Path, source: Path) -> None:
    version = _version(connection, source)
    if connection.execute("PRAGMA encoding").fetchone()[0] != "UTF-8":
        raise _unusable(source, "encoding")
    begin_immediate(connection)
    if not schema.has_journal(connection):
        raise _unusable(source, "schema-missing: table journal")
    if version < schema.VERSION:
        schema.migrate(connection, fresh)
    for finding in schema_findings(connection):
        raise _unusable(source, f"{finding.code}: {finding.place}")
    structure = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if structure != "ok":
        raise _unusable(source, structure)
    for finding in check_chain(connection).findings:
        raise _unusable(source, f"{finding.code}: {finding.place}")
    rebuild(connection)
    connection.execute("COMMIT")


def _version(connection: sqlite.Connection, source: Path) -> int:
    """Return the version of the copy: its log may have known better than the header."""
    try:
        version = schema.check_version(connection, source)
    except StorageError as error:
        raise BadInput(error.problem, **error.facts) from error
    if version == 0:
        raise BadInput(Problem.DATABASE_FOREIGN, path=str(source))
    return version


def _swap(database: Database, fresh: Path, *, broken: bool) -> Path | None:
    """Give the copy the name of the present file, which keeps its content under another name."""
    path, held = database.path, None
    present = path.exists()
    try:
        if present and not broken:
            held, broken = _hold(database)
        database.close()
        mint_device(database.folder)
        if not present:
            if not files.publish(fresh, path):  # another window has just begun records here
                raise StorageError(Problem.DATABASE_LOCKED, path=str(path))
            return None
        kept = _keep(path, broken=broken)
        if held is not None and os.name == "nt":
            held.close()  # there a file cannot be replaced while it is open
        fresh.replace(path)
        files.sync_folder(database.folder)
        return kept
    finally:
        if held is not None:
            held.close()


def _hold(database: Database) -> tuple[sqlite.Connection | None, bool]:
    """Fold the log of the present file back and keep everybody else out; tell whether it proved to be broken.

    Raises StorageError while another window has the records open: it would go on writing to the file put aside.
    """
    try:
        held = database.alone()
    except StorageError as error:
        if error.problem in {Problem.NOT_A_DATABASE, Problem.DATABASE_DAMAGED}:
            return None, True
        raise
    return held, False


def _keep(path: Path, *, broken: bool) -> Path | None:
    """Give the present file a second name, beside which the first can be reused; None when it is empty."""
    if path.stat().st_size == 0:
        return None
    kept = path.parent / f"records.{stamp()}.kept.db"
    if (
        broken
    ):  # SQLite could not fold its log back: the log goes aside too, or it would be read into the backup
        for suffix in ("-wal", "-journal"):
            with contextlib.suppress(FileNotFoundError):
                Path(f"{path}{suffix}").rename(f"{kept}{suffix}")
        Path(f"{path}-shm").unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a file system without links: for a moment there is no file under the old name
        path.rename(kept)
    files.sync_folder(path.parent)
    return kept
