"""A department that does not exist: its people, and a year of their sessions, the same for the same seed."""
