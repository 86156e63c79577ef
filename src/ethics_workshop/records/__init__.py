"""The journal, its projections and the roster's register, in one SQLite file."""
