"""Which SQLite, how it is opened, and whether it may be trusted with WAL."""
