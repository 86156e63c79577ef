"""`ethics-workshop keys`: every key of the app, with the name under which the settings can change it."""

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, as_json, format_option, pass_desk
from ethics_workshop.words.language import N_


@click.command(
    "keys", cls=Leaf, help=N_("List the keys of the app, and the names under which the settings change them.")
)
@format_option
@pass_desk
def keys(desk: Desk, as_format: str) -> None:
    """List every command of the app with its keys in force; say which settings of keys were left out, and why."""
    from ethics_workshop.wiring import list_keys

    rows, complaints = list_keys(desk.settings, desk.words)
    for sentence in complaints:
        desk.say(sentence)
    if as_format == "json":
        listed = [
            {
                "id": row.setting,
                "place": row.place,
                "label": row.label,
                "about": row.tooltip,
                "keys": list(row.keys),
            }
            for row in rows
        ]
        desk.out(as_json(sorted(listed, key=lambda item: str(item["id"]))))
        return
    wide = max(len(row.setting) for row in rows)
    place = ""
    for row in rows:
        if row.place != place:
            place = row.place
            desk.out(place)
        desk.out(f"  {row.setting.ljust(wide)}  {row.shown or '–'}  {row.label}")
