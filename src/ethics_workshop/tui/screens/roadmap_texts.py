"""What the roadmap's screen says: lines under their headings, and all about the one under the cursor."""

from collections.abc import Iterator, Sequence

from ethics_workshop.domain.roadmap import Item, State
from ethics_workshop.services.roadmap import Road
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_, P_, Words
from ethics_workshop.words.roadmap import MARKS, because, shown_by, state_name, when

HEADINGS = {
    State.OVERDUE: P_("next steps", "Overdue"),
    State.DUE: P_("next steps", "Due soon"),
    State.UPCOMING: P_("next steps", "Later"),
    State.DONE: P_("next steps", "Done"),
}
"""The groups of one's own list, the most urgent first."""


def own_lines(road: Road, words: Words, *, airy: bool) -> list[Choice]:
    """Return one's own list: the first day's checklist for who is new, then a group for each state."""
    first = road.first_day
    rest = [item for item in road.by_urgency() if item not in first]
    groups = [(words("First day, {day}", day=short_day(road.began, words)), list(first))] if first else []
    for state, heading in HEADINGS.items():
        groups.append((words.p("next steps", heading), [item for item in rest if item.state is state]))
    lines: list[Choice] = []
    for heading, items in groups:
        lines += _group(heading, [_line(road, item, words) for item in items], airy=airy and bool(lines))
    return lines


def team_lines(roads: Sequence[Road], words: Words, *, airy: bool) -> list[Choice]:
    """Return what is due or overdue for those who report to somebody, person by person."""
    lines: list[Choice] = []
    for road in roads:
        items = [_line(road, item, words) for item in road.open()]
        lines += _group(f"{road.person.name} · {road.person.person_id}", items, airy=airy and bool(lines))
    well = sum(not road.open() for road in roads)
    if lines and well:
        said = words.n("{n} other person has nothing due", "{n} other people have nothing due", well)
        lines += [*([Choice("", "")] if airy else []), Choice("", said)]
    return lines


def _group(heading: str, items: Sequence[Choice], *, airy: bool) -> Iterator[Choice]:
    if items:
        yield from [Choice("", "")] if airy else []
        yield Choice("", f"{heading} · {len(items)}")
        yield from items


def _line(road: Road, item: Item, words: Words) -> Choice:
    """Return one requirement: its sign, its name, and how near its date is; of what is done, until when it holds."""
    far = when(item.due, road.day, words)
    if item.state is State.DONE:
        far = words("again {when}", when=far) if far else state_name(item.state, words)
    return Choice(key_of(road, item), words.text(item.requirement.title), far, MARKS[item.state])


def key_of(road: Road, item: Item) -> str:
    """Return what tells a line from all others."""
    return f"{road.person.person_id}\n{item.requirement.id}"


def counts(roads: Sequence[Road], words: Words) -> str:
    """Return how much is overdue, and how much due soon; or that nothing is."""
    items = [item for road in roads for item in road.open()]
    late = sum(item.state is State.OVERDUE for item in items)
    parts = [words.n("{n} overdue", "{n} overdue", late)] if late else []
    if soon := len(items) - late:
        parts.append(words.n("{n} due soon", "{n} due soon", soon))
    return " · ".join(parts) or words("nothing due")


def about(road: Road, item: Item, words: Words, *, enter: str, others: bool) -> Prose:
    """Return all about one requirement; `enter` says what a key does about it, `others` that it is not one's own."""
    page = Prose().say(words.text(item.requirement.title), STRONG)
    if others:
        page.say(f"{road.person.name} · {road.person.unit.division}", QUIET)
    late = item.state is State.OVERDUE
    stands = [] if late else [state_name(item.state, words)]
    if item.state is not State.DONE:
        stands.append(when(item.due, road.day, words))
    if item.due:
        day = short_day(item.due, words)
        said = N_("due {day}") if late else N_("by {day}")
        stands.append(words(N_("again by {day}") if item.state is State.DONE else said, day=day))
    warm = late or item.state is State.DUE
    page.things(" · ".join(filter(None, stands)), WARM if warm else "")
    if item.evidence:
        page.gap(words("Evidence: {evidence}", evidence=shown_by(item.evidence, words)))
    how = words.text(item.requirement.how)
    if how and item.state is not State.DONE:
        page.gap(how)
    if enter:
        page.say(enter, QUIET)
    page.gap(because(item, words))
    page.gap(words.text(item.requirement.why), QUIET)
    return page


def nothing(road: Road, words: Words) -> str:
    """Return why a list is empty."""
    if not road.known:
        return words("The roster does not know {person} yet.", person=road.person.name)
    return words("Nothing is asked of {person} at present.", person=road.person.name)
