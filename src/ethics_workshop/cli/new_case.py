"""`ethics-workshop cases new`: the draft of a case; asked for on a terminal, or told by options or a file."""

import sys
from pathlib import Path
from typing import Any

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Leaf, argument, option, pass_desk
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.words.language import N_

Pair = tuple[str, str]

CHOICES_ASKED = 3
"""Choices that are asked for: more than a vote takes."""


@click.command(
    "new",
    cls=Leaf,
    help=N_("Begin a case: writes a draft that passes the check, with marks where you are to write."),
)
@argument("case_id", N_("ID"))
@option(
    "--from",
    "source",
    metavar=N_("FILE"),
    type=click.Path(path_type=Path),
    help=N_("A TOML file with any fields of a case; the rest is marked."),
)
@option("--title", metavar=N_("EN FR"), nargs=2, help=N_("The title in both languages."))
@option("--hook", metavar=N_("EN FR"), nargs=2, help=N_("One line that makes people want to open it."))
@option("--topic", "topics", metavar=N_("KEY"), multiple=True, help=N_("A topic; may be repeated."))
@option("--audience", "audiences", metavar=N_("KEY"), multiple=True, help=N_("An audience; may be repeated."))
@option("--value", "values", metavar=N_("KEY"), multiple=True, help=N_("A value at stake; may be repeated."))
@option("--level", metavar="1|2|3", type=click.IntRange(1, 3), help=N_("1 spot it, 2 weigh it, 3 voice it."))
@option("--scene", metavar=N_("EN FR"), nargs=2, help=N_("What happens up to the vote."))
@option("--question", metavar=N_("EN FR"), nargs=2, help=N_("What the room votes on."))
@option(
    "--choice", "choices", metavar=N_("EN FR"), nargs=2, multiple=True, help=N_("A choice; may be repeated.")
)
@pass_desk
def new(desk: Desk, *, case_id: str, source: Path | None, **told: Any) -> None:
    """Write a draft into the department's own pack, or into the bank that --bank names."""
    from ethics_workshop.wiring.authoring import drafting, read_answers
    from ethics_workshop.words.faults import render

    service = drafting(desk.settings, *desk.named_banks[:1])
    answers = read_answers(source) if source else {}
    if sys.stdin.isatty() and source is None and not any(told.values()):
        told = _asked(desk, service.keys)
    answers |= _answers(**told)
    try:
        path = service.begin(case_id, answers)
    except BadInput as error:
        faults = error.facts.get("faults")
        if error.problem is Problem.DRAFT_FAULTY and isinstance(faults, tuple):
            for fault in faults:
                desk.say(render(fault, desk.words))
        raise
    words = desk.words
    desk.say(words("The draft passes the check. Write where it says “[to write]” and “[à écrire]”."))
    desk.out(str(path))


def _answers(
    *,
    title: Pair | None,
    hook: Pair | None,
    topics: tuple[str, ...],
    audiences: tuple[str, ...],
    values: tuple[str, ...],
    level: int | None,
    scene: Pair | None,
    question: Pair | None,
    choices: tuple[Pair, ...],
) -> dict[str, Any]:
    """Return what was told as fields of a case file."""
    found: dict[str, Any] = {
        "topics": list(topics), "audiences": list(audiences), "values": list(values), "level": level,
        "title": _both(title), "hook": _both(hook),
    }  # fmt: skip
    first = {
        "text": _both(scene),
        "question": _both(question),
        "option": [{"label": _both(choice)} for choice in choices],
    }
    first = {key: value for key, value in first.items() if value}
    found["scene"] = [{"kind": "decision", **first}] if first else []
    return {key: value for key, value in found.items() if value}


def _both(pair: Pair | None) -> dict[str, str]:
    return {"en": pair[0], "fr": pair[1]} if pair else {}


def _asked(desk: Desk, keys: Any) -> dict[str, Any]:
    """Ask for what makes a case, on the terminal; an empty answer leaves a mark to write."""
    words = desk.words
    desk.say(words("Enter alone leaves a mark, to be written later."))
    return {
        "title": _ask_both(words("Title")),
        "hook": _ask_both(words("One line that makes people want to open it")),
        "topics": _ask_key(desk, words("Topic"), keys("topic")),
        "audiences": _ask_key(desk, words("Audience"), keys("audience")),
        "values": _ask_key(desk, words("Value at stake"), keys("value")),
        "level": _ask_level(desk),
        "scene": _ask_both(words("What happens up to the vote")),
        "question": _ask_both(words("What the room votes on")),
        "choices": _ask_choices(desk),
    }


def _ask(text: str) -> str:
    answer: str = click.prompt(text, default="", show_default=False, err=True)
    from ethics_workshop.domain.text import clean

    return clean(answer)


def _ask_both(text: str) -> Pair | None:
    en = _ask(f"{text} (English)")
    fr = _ask(f"{text} (français)") if en else ""
    return (en, fr) if en and fr else None


def _ask_choices(desk: Desk) -> tuple[Pair, ...]:
    found: list[Pair] = []
    for number in range(1, CHOICES_ASKED + 1):
        pair = _ask_both(desk.words("Choice {number}", number=number))
        if pair is None:
            break
        found.append(pair)
    return tuple(found)


def _ask_key(desk: Desk, text: str, keys: list[str]) -> tuple[str, ...]:
    desk.say(f"{text}: {', '.join(keys)}")
    while (answer := _ask(text)) and answer not in keys:
        desk.say(desk.words("“{answer}” is not in the list.", answer=answer))
    return (answer,) if answer else ()


def _ask_level(desk: Desk) -> int | None:
    while (answer := _ask(desk.words("Level: 1 spot it, 2 weigh it, 3 voice it"))) not in {
        "",
        "1",
        "2",
        "3",
    }:
        desk.say(desk.words("“{answer}” is not in the list.", answer=answer))
    return int(answer) if answer else None
