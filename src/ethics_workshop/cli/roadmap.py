"""`ethics-workshop roadmap`: what is asked of whom, by when, and why."""

from collections.abc import Iterator

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.roadmap import Item
from ethics_workshop.services.roadmap import Road
from ethics_workshop.words.language import N_, Words

roadmap = Group("roadmap", help=N_("What is asked of whom, by when, and why."))


@roadmap.command("show", help=N_("Show what is asked of a person, what is done, and why."))
@argument("person", N_("PERSON"))
@option(
    "--as-at",
    metavar=N_("DATE"),
    default="",
    help=N_("As it was known on that day: what came later is left out."),
)
@format_option
@pass_desk
def show(desk: Desk, person: str, as_at: str, as_format: str) -> None:
    """Show a roadmap: the most urgent first, as JSON by requirement."""
    road, words = desk.workshop.roadmaps.show(person, as_at), desk.words
    if as_format == "json":
        items = sorted(road.items, key=lambda item: item.requirement.id)
        desk.out(as_json([_json(item, words) for item in items]))
    else:
        for line in _lines(road, words):
            desk.out(line)
    if not road.items:
        desk.say(_nothing(road, words))


def _json(item: Item, words: Words) -> dict[str, str]:
    from ethics_workshop.words.roadmap import why

    return {
        "requirement": item.requirement.id,
        "title": words.text(item.requirement.title),
        "due": item.due,
        "state": item.state.value,
        "since": item.since,
        "evidence": item.evidence.id if item.evidence else "",
        "why": why(item, words),
    }


def _nothing(road: Road, words: Words) -> str:
    if not road.known:
        return words("On {day}, {person} was not on the roster yet.", day=road.day, person=road.person.name)
    return words(
        "Nothing is asked of {person} on {day}: see “roster list” for where they stand.",
        day=road.day,
        person=road.person.name,
    )


def _lines(road: Road, words: Words) -> Iterator[str]:
    from ethics_workshop.words.roadmap import shown_by, why

    if not road.items:
        return
    yield words("{person}, as at {day}", person=road.person.name, day=road.day)
    first = road.first_day
    if first:
        yield words("Checklist for the first day, {day}:", day=road.began)
    for number, item in enumerate(road.by_urgency()):
        if first and number == len(first):
            yield words("Then:")
        yield _head(item, road.day, words)
        yield f"  {words('Why: {why}', why=why(item, words))}"
        if item.evidence:
            yield f"  {words('Evidence: {evidence}', evidence=shown_by(item.evidence, words))}"
        how = words.text(item.requirement.how)
        if how and item.state != "done":
            yield f"  {words('How: {how}', how=how)}"


def _head(item: Item, day: str, words: Words) -> str:
    """Return a requirement's first line: where it stands, by when, and its name."""
    from ethics_workshop.words.roadmap import state_name, when

    parts = [state_name(item.state, words), when(item.due, day, words), item.due]
    if item.state == "done":
        parts = [parts[0], words("again by {day}", day=item.due) if item.due else ""]
    return " · ".join(filter(None, (*parts, words.text(item.requirement.title), item.requirement.id)))


@roadmap.command("due", help=N_("List what is due or overdue, and for whom."))
@option(
    "--by",
    metavar=N_("DATE"),
    default="",
    help=N_("Whatever has to be done by that day (default: what is due now)."),
)
@option("--division", metavar=N_("NAME"), help=N_("Only the people of this division."))
@option("--manager", metavar=N_("PERSON"), default="", help=N_("Only those who report to this person."))
@format_option
@pass_desk
def due(desk: Desk, by: str, division: str | None, manager: str, as_format: str) -> None:
    """List who has what to do, by person_id."""
    workshop, words = desk.workshop, desk.words
    unit = workshop.roster.find_unit(division) if division else None
    found = workshop.roadmaps.due(by, unit, manager)
    if as_format == "json":
        desk.out(as_json([_of_person(person) | _json(item, words) for person, item in found]))
        return
    today = workshop.clock.day().date
    for person, item in found:
        desk.out(f"{person.person_id} · {person.name} · {_head(item, today, words)}")
    if not found:
        desk.say(words("Nothing is due."))


def _of_person(person: Person) -> dict[str, str]:
    return {
        "person_id": person.person_id,
        "name": person.name,
        "sector": person.unit.sector,
        "branch": person.unit.branch,
        "division": person.unit.division,
        "manager_id": person.manager_id,
    }
