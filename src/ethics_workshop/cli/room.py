"""The commands of the room: who is there, steps, votes, and what the group writes down."""

from collections.abc import Mapping

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.cli.loop_text import wording
from ethics_workshop.cli.room_aside import ASIDE
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.tally import Method, shown
from ethics_workshop.words.language import N_
from ethics_workshop.words.names import result, step_name


def _say_present(desk: Desk, session: Session) -> None:
    desk.say(desk.words.n("{n} person is here.", "{n} people are here.", len(session.present)))


def _say_step(desk: Desk, session: Session) -> None:
    desk.say(desk.words("The session is at “{step}”.", step=step_name(session.step, desk.words)))
    desk.out(session.step.value)


@click.command("check-in", cls=Leaf, help=N_("Check people of the roster in."))
@argument("session_id", N_("ID"))
@argument("people", N_("PERSON…"), nargs=-1, required=True)
@option("--remote", is_flag=True, help=N_("They take part remotely."))
@pass_desk
def check_in(desk: Desk, session_id: str, people: tuple[str, ...], remote: bool) -> None:
    """Check in; who is in already stays in."""
    _say_present(desk, desk.workshop.sessions.check_in(session_id, people, remote=remote, actor=desk.actor))


@click.command(
    "guest", cls=Leaf, help=N_("Check in somebody who is not on the roster; the guest’s id is printed.")
)
@argument("session_id", N_("ID"))
@argument("name", N_("NAME"))
@pass_desk
def guest(desk: Desk, session_id: str, name: str) -> None:
    """Add a guest."""
    session = desk.workshop.sessions.add_guest(session_id, name, actor=desk.actor)
    _say_present(desk, session)
    desk.out(list(session.guests)[-1])


@click.command("leave", cls=Leaf, help=N_("Note that somebody left, or had not been there."))
@argument("session_id", N_("ID"))
@argument("person", N_("PERSON"))
@pass_desk
def leave(desk: Desk, session_id: str, person: str) -> None:
    """Note a departure."""
    _say_present(desk, desk.workshop.sessions.leave(session_id, person, actor=desk.actor))


@click.command("next", cls=Leaf, help=N_("Go on to the next step; its name is printed."))
@argument("session_id", N_("ID"))
@pass_desk
def go_on(desk: Desk, session_id: str) -> None:
    """Go on."""
    _say_step(desk, desk.workshop.sessions.next(session_id, actor=desk.actor))


@click.command("back", cls=Leaf, help=N_("Go back to the step before; its name is printed."))
@argument("session_id", N_("ID"))
@pass_desk
def go_back(desk: Desk, session_id: str) -> None:
    """Go back."""
    _say_step(desk, desk.workshop.sessions.back(session_id, actor=desk.actor))


@click.command(
    "tally",
    cls=Leaf,
    help=N_(
        "Enter the totals of the vote. The same method again corrects, another method adds. Several methods at once: "
        "--option paper:a=4 --option poll:a=2."
    ),
)
@argument("session_id", N_("ID"))
@option(
    "--option",
    "counts",
    metavar=N_("OPTION=N"),
    multiple=True,
    required=True,
    help=N_("How many chose an option, such as a=6."),
)
@option("--method", metavar=N_("METHOD"), default="paper", help=N_("paper, poll or hands (default: paper)."))
@pass_desk
def tally(desk: Desk, session_id: str, counts: tuple[str, ...], method: str) -> None:
    """Enter totals."""
    session = desk.workshop.sessions.tally(session_id, _counts(counts, method), actor=desk.actor)
    name = "a" if session.step == "vote-a" else "b"
    counted = session.round(name)
    options = tuple(option.id for option in session.case.options)
    words = desk.words
    if counted.incomplete:
        methods = ", ".join(counted.incomplete)
        desk.say(
            words(
                "Under five ballots, only their number had been kept: enter {methods} again, so that the totals add up.",
                methods=methods,
            )
        )
    if counted.unanimous:
        desk.say(words("Everybody chose the same: you may want to play the new fact."))
    desk.say(words.n("{n} ballot recorded.", "{n} ballots recorded.", counted.ballots))
    desk.out(result(shown(counted, options), words))


def _counts(pairs: tuple[str, ...], method: str) -> Mapping[Method, Mapping[str, int]]:
    counts: dict[Method, dict[str, int]] = {}
    for pair in pairs:
        name, _, value = pair.rpartition("=")
        prefix, _, option_id = name.rpartition(":")
        chosen = _method(prefix or method)
        if not (name and value.isascii() and value.isdigit()) or len(value) > 6:
            raise BadInput(Problem.BAD_COUNT, value=pair)
        counts.setdefault(chosen, {})[option_id.strip()] = int(value)
    return counts


def _method(name: str) -> Method:
    try:
        return Method(name.strip().lower())
    except ValueError:
        raise BadInput(Problem.UNKNOWN_METHOD, method=name) from None


@click.command("inject", cls=Leaf, help=N_("Tell the room the next new fact of the case; it is printed."))
@argument("session_id", N_("ID"))
@pass_desk
def inject(desk: Desk, session_id: str) -> None:
    """Play a new fact."""
    session = desk.workshop.sessions.inject(session_id, actor=desk.actor)
    case = desk.workshop.sessions.case(session)
    for fact in case.injects if case else ():
        if fact.id == session.played[-1][1]:
            desk.out(f"{desk.words.text(fact.text).strip()}\n{desk.words.text(fact.ask).strip()}")


@click.command("commit", cls=Leaf, help=N_("Write down what the group agreed to do; its id is printed."))
@argument("session_id", N_("ID"))
@option("--text", metavar=N_("TEXT"), default="", help=N_("“If … then we will …”: no names, no real files."))
@option("--if", "if_text", metavar=N_("TEXT"), default="", help=N_("Or its first half, without the “if”."))
@option(
    "--then", "then_text", metavar=N_("TEXT"), default="", help=N_("Its second half, without the “then”.")
)
@option("--owner", metavar=N_("PERSON"), default="", help=N_("Who volunteered."))
@option("--by", metavar=N_("DATE"), default="", help=N_("By when: year-month-day."))
@pass_desk
def commit(
    desk: Desk, *, session_id: str, text: str, if_text: str, then_text: str, owner: str, by: str
) -> None:
    """Write a commitment: one sentence, or its halves."""
    session = desk.workshop.sessions.commit(
        session_id,
        wording(text, if_text, then_text, desk.words),
        owner=owner,
        by=by,
        if_text=if_text,
        then_text=then_text,
        actor=desk.actor,
    )
    desk.say(desk.words("Saved: {text}", text=session.commitments[-1].text))
    desk.out(session.commitments[-1].id)


@click.command("question", cls=Leaf, help=N_("Write down a question for the V&E office; its id is printed."))
@argument("session_id", N_("ID"))
@option("--text", metavar=N_("TEXT"), required=True, help=N_("The question: no names, no real files."))
@pass_desk
def question(desk: Desk, session_id: str, text: str) -> None:
    """Write a question."""
    session = desk.workshop.sessions.question(session_id, text, actor=desk.actor)
    desk.say(desk.words("Saved: {text}", text=session.questions[-1].text))
    desk.out(session.questions[-1].id)


@click.command("theme", cls=Leaf, help=N_("Name a theme that came up."))
@argument("session_id", N_("ID"))
@argument("name", N_("NAME"))
@pass_desk
def theme(desk: Desk, session_id: str, name: str) -> None:
    """Name a theme."""
    session = desk.workshop.sessions.theme(session_id, name, actor=desk.actor)
    desk.say(desk.words("Saved: {text}", text=", ".join(session.themes)))


@click.command(
    "feedback", cls=Leaf, help=N_("Enter the totals of one of the three questions (1 to 3), values 1 to 5.")
)
@argument("session_id", N_("ID"))
@option("--question", "number", type=int, metavar=N_("N"), required=True, help=N_("The question: 1, 2 or 3."))
@option(
    "--value",
    "values",
    metavar=N_("VALUE=N"),
    multiple=True,
    required=True,
    help=N_("How many gave a value: 4=3."),
)
@pass_desk
def feedback(desk: Desk, session_id: str, number: int, values: tuple[str, ...]) -> None:
    """Enter feedback totals."""
    counts: dict[int, int] = {}
    for pair in values:
        value, _, count = pair.partition("=")
        if (
            not (value.isascii() and value.isdigit() and count.isascii() and count.isdigit())
            or len(pair) > 12
        ):
            raise BadInput(Problem.BAD_FEEDBACK, question=number)
        counts[int(value)] = int(count)
    session = desk.workshop.sessions.feedback(session_id, number, counts, actor=desk.actor)
    answers = session.feedback[number].answers
    desk.say(desk.words.n("{n} answer recorded.", "{n} answers recorded.", answers))


COMMANDS: Mapping[str, click.Command] = {
    command.name or "": command
    for command in (
        check_in,
        guest,
        leave,
        go_on,
        go_back,
        tally,
        inject,
        commit,
        question,
        theme,
        feedback,
        *ASIDE,
    )
}
"""The commands of the room by name."""
