"""Reads a command line that only opens the app, without click: importing it would take a twentieth of the start."""

from collections.abc import Mapping, Sequence

GLOBAL_OPTIONS = {
    "--data": "data_folder",
    "--bank": "bank_folders",
    "--lang": "language",
    "--as": "acting_person",
}
"""The global options by the names under which the desk keeps them (`kit.global_options`; a test compares them)."""

COMPLETION_VARIABLE = "_ETHICS_WORKSHOP_COMPLETE"
"""Under which a shell asks click for completions, with no arguments at all."""


def app_options(arguments: Sequence[str], env: Mapping[str, str]) -> list[tuple[str, str]] | None:
    """Return the global options by name when there is nothing else; None for everything that click is to judge."""
    if COMPLETION_VARIABLE in env:
        return None
    found: list[tuple[str, str]] = []
    rest = iter(arguments)
    for argument in rest:
        flag, equals, value = argument.partition("=")
        if not equals:
            value = next(rest, "")
        if flag not in GLOBAL_OPTIONS or not value or value.startswith("-"):
            return None
        found.append((GLOBAL_OPTIONS[flag], value))
    return found
