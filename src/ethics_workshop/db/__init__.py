"""Which SQLite, how it is opened, whether it may be trusted with WAL, and files that only their owner reads."""
