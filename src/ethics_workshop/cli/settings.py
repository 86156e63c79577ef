"""`ethics-workshop settings`: what the screen of that name does, as plain commands."""

from typing import Any

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, pass_desk
from ethics_workshop.domain.error import CheckFailed, Problem
from ethics_workshop.words.language import N_
from ethics_workshop.words.settings import ORIGINS, fault_line

settings = Group("settings", help=N_("Your own settings: who you are, language, colours, keys."))


@settings.command("show", help=N_("Show each setting, its value, and where it comes from."))
@format_option
@pass_desk
def show(desk: Desk, as_format: str) -> None:
    """Show the settings in force, those of the keys at the end."""
    preferences, words = desk.workshop.preferences, desk.words
    rows: list[dict[str, Any]] = [
        {"name": p.name, "value": p.value, "from": p.origin, "filed": p.filed} for p in preferences.all()
    ]
    for command, keys in preferences.keys.items():
        value = " ".join(keys)
        rows.append({"name": f"keys.{command}", "value": value, "from": "file", "filed": value})
    if as_format == "json":
        desk.out(as_json(rows))
        return
    for row in rows:
        desk.out(f"{row['name']}: {row['value'] or words('nothing set')} · {words(ORIGINS[row['from']])}")


@settings.command("set", help=N_("Write one setting into the settings file; of keys, several can be named."))
@argument("name", N_("NAME"))
@argument("values", N_("VALUE"), nargs=-1, required=True)
@pass_desk
def set_value(desk: Desk, name: str, values: tuple[str, ...]) -> None:
    """Keep a value; say so when something else goes before it."""
    preferences = desk.workshop.preferences
    before = preferences.one(name) if not name.startswith("keys.") else None
    preferences.keep(name, values if before is None else " ".join(values), desk.words)
    desk.say(desk.words("Kept in {path}.", path=preferences.path))
    if before is not None and before.origin in {"option", "environment"}:
        desk.say(desk.words("For now what an option or the environment says goes before it."))


@settings.command("unset", help=N_("Take one setting out of the settings file: the default holds again."))
@argument("name", N_("NAME"))
@pass_desk
def unset(desk: Desk, name: str) -> None:
    """Drop a value."""
    preferences = desk.workshop.preferences
    preferences.drop(name, desk.words)
    desk.say(desk.words("The default holds again."))


@settings.command("check", help=N_("Check the settings file: what is wrong, and on which line."))
@pass_desk
def check(desk: Desk) -> None:
    """List the faults; exit 1 when there are some."""
    found = desk.settings
    for fault in found.faults:
        desk.out(fault_line(fault, desk.words))
    if found.faults:
        raise CheckFailed(Problem.SETTINGS_FAULTY, path=found.file)
    desk.say(desk.words("Nothing is wrong in {path}.", path=found.file))


@settings.command("path", help=N_("Show where the settings file is, or would be."))
@pass_desk
def path(desk: Desk) -> None:
    """Print the path."""
    desk.out(desk.settings.file)
