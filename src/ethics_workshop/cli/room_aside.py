"""Commands of the room beside its main path: less time, small groups, a pause for something real."""

import secrets

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.groups import LARGEST, SMALLEST, Draw, members
from ethics_workshop.domain.groups import groups as drawn
from ethics_workshop.domain.pace import left_out
from ethics_workshop.words import pause as texts
from ethics_workshop.words.groups import ORDER, group_lines, group_name
from ethics_workshop.words.language import N_
from ethics_workshop.words.names import step_name


@click.command(
    "cut",
    cls=Leaf,
    help=N_(
        "Leave out the step that the agenda would cut next, or the one named; what is left out is printed."
    ),
)
@argument("session_id", N_("ID"))
@argument("step", N_("STEP"), required=False, default="")
@option("--restore", is_flag=True, help=N_("Take it in again; without a step, all that was left out."))
@pass_desk
def cut(desk: Desk, session_id: str, step: str, restore: bool) -> None:
    """Leave out a step for want of time, or take it in again."""
    named = _step(step) if step else None
    session = desk.workshop.sessions.cut(session_id, named, restore=restore, actor=desk.actor)
    out = left_out(session)
    if out:
        names = ", ".join(step_name(place.step, desk.words) for place in out)
        desk.say(desk.words("Left out: {steps}.", steps=names))
        desk.out("\n".join(place.step.value for place in out))
    else:
        desk.say(desk.words("Nothing is left out."))


def _step(name: str) -> Step:
    try:
        return Step(name.strip().lower())
    except ValueError:
        raise BadInput(Problem.UNKNOWN_STEP, step=name, known=", ".join(Step)) from None


@click.command(
    "groups",
    cls=Leaf,
    help=N_("Draw small groups with roles, in the order in which they report back; nothing is kept."),
)
@argument("session_id", N_("ID"))
@option(
    "--size",
    type=click.IntRange(SMALLEST, LARGEST),
    default=4,
    metavar=N_("N"),
    help=N_("People in a group (default: 4)."),
)
@option("--apart", is_flag=True, help=N_("Keep those in the room and those who are remote apart."))
@pass_desk
def groups(desk: Desk, session_id: str, size: int, apart: bool) -> None:
    """Draw groups from those who are checked in."""
    here = members(desk.workshop.sessions.load(session_id))
    if not here:
        desk.say(desk.words("Nobody is checked in yet."))
    for number, group in enumerate(drawn(here, Draw(size, secrets.randbits(32), apart)), start=1):
        desk.out(f"{group_name(number, desk.words)} · {' · '.join(group_lines(group, desk.words))}")
    if here:
        desk.say(desk.words(ORDER))


@click.command(
    "pause",
    cls=Leaf,
    help=N_("Something real came up: what to say, and what to do today. Nothing is recorded."),
)
@pass_desk
def pause(desk: Desk) -> None:
    """Print what to say and to do."""
    words = desk.words
    desk.out("\n".join(words(line) for line in texts.SAY))
    desk.out("\n".join(f"- {line}" for line in texts.duties(desk.workshop.local.values(), words)))
    desk.say(words(texts.NOTHING_KEPT))


ASIDE = (cut, groups, pause)
