"""`ethics-workshop agendas`: those that ship and your own, what fits into the time there is."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from ethics_workshop.cli.agenda_text import agenda_json, agenda_lines, offer_json
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.agenda import NEVER_CUT, STEPS, Agenda, FloorMode, Step
from ethics_workshop.domain.agenda_edit import ALWAYS, cut_in_order, timed, without
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.fitting import Wish
from ethics_workshop.domain.listing import Severity
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.words.agendas import offer_line, reasons
from ethics_workshop.words.dates import minutes
from ethics_workshop.words.language import N_

F = TypeVar("F", bound=Callable[..., Any])

agendas = Group("agendas", help=N_("Agendas: list, show, your own, what fits into the time there is."))

NAMES = [step.value for step in STEPS]


@agendas.command("list", help=N_("List the agendas, by id."))
@format_option
@pass_desk
def list_agendas(desk: Desk, as_format: str) -> None:
    """List the agendas."""
    service, words = desk.workshop.agendas, desk.words
    found, own = service.all(), service.own()
    if as_format == "json":
        desk.out(as_json([agenda_json(a, own, service.requirement(a), words) for a in found]))
        return
    for agenda in found:
        mine = f" · {words('your own')}" if agenda.id in own else ""
        desk.out(f"{agenda.id} · {words.text(agenda.title)} · {minutes(agenda.seconds(), words)}{mine}")


@agendas.command("show", help=N_("Show an agenda: its steps and their times."))
@argument("agenda_id", N_("AGENDA"))
@format_option
@pass_desk
def show(desk: Desk, agenda_id: str, as_format: str) -> None:
    """Show one agenda."""
    service = desk.workshop.agendas
    agenda = service.get(agenda_id)
    if as_format == "json":
        desk.out(as_json(agenda_json(agenda, service.own(), service.requirement(agenda), desk.words)))
    else:
        desk.out("\n".join(agenda_lines(agenda, service.requirement(agenda), desk.words)))


def _changes(function: F) -> F:
    """Declare what can be changed of an agenda."""
    declared = (
        option("--title-en", metavar=N_("TEXT"), default="", help=N_("Its name in English.")),
        option("--title-fr", metavar=N_("TEXT"), default="", help=N_("Its name in French.")),
        option(
            "--seconds",
            "lengths",
            metavar=N_("STEP=N"),
            multiple=True,
            help=N_("How long a step lasts, such as discuss=300; a step that was left out comes back."),
        ),
        option(
            "--without",
            "gone",
            metavar=N_("STEP"),
            type=click.Choice(NAMES),
            multiple=True,
            help=N_("Leave a step out; may be repeated."),
        ),
        option(
            "--cut",
            "cuts",
            metavar=N_("STEP"),
            type=click.Choice(NAMES),
            multiple=True,
            help=N_("What to leave out when it is late; may be repeated, the first one first."),
        ),
        option("--ballot", metavar=N_("METHOD"), help=N_("How the room votes, such as paper+poll.")),
        option(
            "--floor",
            type=click.Choice([mode.value for mode in FloorMode]),
            help=N_("Whether it listens to how the talking is shared."),
        ),
        option("--slack", metavar=N_("N"), type=int, help=N_("Seconds to spare.")),
        option(
            "--follow-up-days", metavar=N_("N"), type=int, help=N_("Days until the room hears what was done.")
        ),
    )
    for declare in reversed(declared):
        function = declare(function)
    return function


@agendas.command("new", help=N_("Copy an agenda into one of your own; the path of its file is printed."))
@argument("agenda_id", N_("ID"))
@option(
    "--from",
    "model",
    metavar=N_("AGENDA"),
    default="huddle",
    help=N_("The agenda to copy (default: huddle)."),
)
@_changes
@pass_desk
def new(desk: Desk, agenda_id: str, *, model: str, **asked: Any) -> None:
    """Write a copy, changed as it was asked."""
    service = desk.workshop.agendas
    _save(desk, _changed(service.copy(service.get(model), agenda_id), **asked), fresh=True)


@agendas.command("change", help=N_("Change an agenda of your own; the path of its file is printed."))
@argument("agenda_id", N_("AGENDA"))
@_changes
@pass_desk
def change(desk: Desk, agenda_id: str, **asked: Any) -> None:
    """Change one's own agenda: whoever planned a session with it keeps the copy that the session has."""
    _save(desk, _changed(desk.workshop.agendas.get(agenda_id), **asked), fresh=False)


def _save(desk: Desk, agenda: Agenda, *, fresh: bool) -> None:
    from ethics_workshop.words.faults import render

    words = desk.words
    try:
        path = desk.workshop.agendas.save(agenda, fresh=fresh)
    except BadInput as error:
        faults = error.facts.get("faults")
        for fault in faults if isinstance(faults, tuple) else ():
            desk.say(render(fault, words))
        raise
    desk.say(words("Saved: {text}", text=f"{words.text(agenda.title)} · {minutes(agenda.seconds(), words)}"))
    if not desk.workshop.agendas.requirement(agenda):
        desk.say(words("This agenda completes no requirement."))
    desk.out(str(path))


def _changed(
    agenda: Agenda,
    *,
    title_en: str,
    title_fr: str,
    lengths: Sequence[str],
    gone: Sequence[str],
    cuts: Sequence[str],
    ballot: str | None,
    floor: str | None,
    slack: int | None,
    follow_up_days: int | None,
) -> Agenda:
    for length in lengths:
        name, _, seconds = length.partition("=")
        if name not in NAMES or not seconds.isascii() or not seconds.isdigit() or len(seconds) > 6:
            raise BadInput(Problem.BAD_STEP_LENGTH, value=length, known=", ".join(NAMES))
        agenda = timed(agenda, Step(name), int(seconds))
    for name in gone:
        _refuse_in(ALWAYS, name)
        agenda = without(agenda, Step(name))
    for name in cuts:
        _refuse_in(NEVER_CUT, name)
    if cuts:
        agenda = cut_in_order(agenda, map(Step, cuts))
    title = Text(clean(title_en) or agenda.title.en, clean(title_fr) or agenda.title.fr)
    return replace(
        agenda,
        title=title,
        ballot=("" if not agenda.votes else agenda.ballot) if ballot is None else ballot,
        floor=FloorMode(floor) if floor else agenda.floor,
        slack_seconds=agenda.slack_seconds if slack is None else slack,
        follow_up_days=agenda.follow_up_days if follow_up_days is None else follow_up_days,
    )


def _refuse_in(kept: Collection[Step], name: str) -> None:
    if Step(name) in kept:
        raise BadInput(Problem.STEP_STAYS, place=name)


@agendas.command("check", help=N_("Check your own agendas, or a file: what is wrong, and in which line."))
@argument("path", N_("[FILE]"), required=False, type=click.Path(path_type=Path))
@pass_desk
def check(desk: Desk, path: Path | None) -> int:
    """Print every fault; exit 1 when there is one."""
    from ethics_workshop.words.faults import render

    words = desk.words
    files = desk.workshop.agendas.check(path)
    for file in files:
        for fault in file.faults:
            desk.out(render(fault, words))
    desk.say(words.n("{n} file checked.", "{n} files checked.", len(files)))
    return int(any(f.severity is not Severity.WARNING for file in files for f in file.faults))


@agendas.command("fit", help=N_("Say what fits into the minutes there are, the best first."))
@option(
    "--minutes",
    "there",
    metavar=N_("N"),
    type=click.IntRange(1, 1440),
    required=True,
    help=N_("The minutes there are."),
)
@option(
    "--topic",
    "topics",
    metavar=N_("TOPIC"),
    multiple=True,
    help=N_("Only cases on this topic; may be repeated."),
)
@option(
    "--level",
    "levels",
    type=click.IntRange(1, 3),
    multiple=True,
    help=N_("Only cases of this level; may be repeated."),
)
@option("--division", metavar=N_("NAME"), default="", help=N_("Who meets: what is new for them comes first."))
@format_option
@pass_desk
def fit(
    desk: Desk,
    *,
    there: int,
    topics: tuple[str, ...],
    levels: tuple[int, ...],
    division: str,
    as_format: str,
) -> None:
    """Print offers of an agenda with cases, each with its reasons."""
    words = desk.words
    unit = desk.workshop.roster.find_unit(division) if division else None
    found = desk.workshop.agendas.fit(Wish(there, frozenset(topics), frozenset(levels)), unit)
    if as_format == "json":
        desk.out(as_json([offer_json(offer, words) for offer in found]))
        return
    for number, offer in enumerate(found, start=1):
        desk.out(f"{number}. {offer_line(offer, words)}")
        desk.out(f"   {reasons(offer, words, known=unit is not None)}")
