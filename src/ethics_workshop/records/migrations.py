"""Bringing a file to the present schema, inside the caller's write transaction. Imported only when that is needed."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from ethics_workshop.db.library import sqlite
from ethics_workshop.records import tables
from ethics_workshop.records.replay import rebuild


class _Migrations(Migrations):
    """sqlite-utils' migrations, noted in a table whose name tells that it is the program's own."""

    migrations_table = "meta_migrations"


migrations = _Migrations("records")


@migrations()
def first_schema(db: Database) -> None:
    """Create everything: raw statements, because `transform()` would drop triggers."""
    for statement in tables.FIRST_SCHEMA:
        db.conn.execute(statement)


@migrations()
def register_past_and_programme(db: Database) -> None:
    """Keep what the register knew before, and derive anew: completions and attestations know more."""
    for statement in tables.PAST:
        db.conn.execute(statement)
    rebuild(db.conn)


@migrations()
def facilitators_room(db: Database) -> None:
    """Keep what the cockpit tells the stage, and derive anew: sessions know their day, commitments what became of them."""
    for statement in tables.ROOM:
        db.conn.execute(statement)
    rebuild(db.conn)


def apply(connection: sqlite.Connection) -> None:
    """Apply what is pending. Raises sqlite.Error; the caller rolls back."""
    migrations.apply(Database(connection))
