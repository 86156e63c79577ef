"""`ethics-workshop year`: what a division planned, held and missed, quarter by quarter."""

from typing import Any

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.year import Fate, Quarter
from ethics_workshop.services.years import Year
from ethics_workshop.words.agendas import fate_name
from ethics_workshop.words.language import N_, Words


@click.command("year", cls=Leaf, help=N_("A division’s year: planned, held, missed, quarter by quarter."))
@argument("division", N_("DIVISION"))
@option(
    "--year",
    "named",
    metavar=N_("YEAR"),
    default="",
    help=N_("The year, such as 2026-2027 (default: this one)."),
)
@format_option
@pass_desk
def year(desk: Desk, division: str, named: str, as_format: str) -> None:
    """Print the quarters with their sessions, and what is owed to a room."""
    workshop, words = desk.workshop, desk.words
    found = workshop.years.of(workshop.roster.find_unit(division), named)
    if as_format == "json":
        desk.out(as_json([_json(quarter, found, words) for quarter in found.quarters]))
        return
    desk.out(f"{found.unit.path} · {found.year}")
    for quarter in found.quarters:
        desk.out("")
        desk.out(_heading(quarter, words))
        for line in _lines(quarter, found, words):
            desk.out(f"  {line}")
    for row in workshop.years.owed(found.unit):
        desk.say(
            words(
                "Session {id}: what we did with it is owed by {day}.", id=row.session_id, day=row.follow_up_by
            )
        )


def _heading(quarter: Quarter, words: Words) -> str:
    counts = words(
        "planned {planned}, held {held}, missed {missed}",
        planned=quarter.planned,
        held=quarter.count(Fate.HELD),
        missed=quarter.count(Fate.MISSED),
    )
    span = words("{first} to {last}", first=quarter.first, last=quarter.last)
    return words("Quarter {n}, {span}: {counts}", n=quarter.number, span=span, counts=counts)


def _lines(quarter: Quarter, found: Year, words: Words) -> list[str]:
    lines = []
    for meeting in quarter.meetings:
        row = found.rows[meeting.session_id]
        day = meeting.day if meeting.dated or meeting.fate in {Fate.HELD, Fate.OPEN} else words("no day yet")
        what = f"{words.text(row.agenda_title)} · {words.text(row.case_title)}"
        lines.append(f"{day} · {fate_name(meeting.fate, words)} · {what} · {meeting.session_id}")
    return lines


def _json(quarter: Quarter, found: Year, words: Words) -> dict[str, Any]:
    return {
        "quarter": quarter.number,
        "first": quarter.first,
        "last": quarter.last,
        "planned": quarter.planned,
        "held": quarter.count(Fate.HELD),
        "missed": quarter.count(Fate.MISSED),
        "sessions": [
            {
                "id": meeting.session_id,
                "day": meeting.day,
                "dated": meeting.dated,
                "fate": meeting.fate.value,
                "agenda": found.rows[meeting.session_id].agenda,
                "case_ids": list(found.rows[meeting.session_id].case_ids),
                "title": words.text(found.rows[meeting.session_id].case_title),
            }
            for meeting in quarter.meetings
        ],
    }
