"""The sheets of a case: a card, the participants' sheet and the facilitator's, as paragraphs of any format.

The participants' sheet never holds a rating, an outcome, a reason or the analysis: a test compares it with each of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.case import Case, Option, Scene, SceneKind
from ethics_workshop.domain.text import Text
from ethics_workshop.services.handouts import STEPS, Handout
from ethics_workshop.words.dates import clock
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.markup import Kind as Markup
from ethics_workshop.words.markup import blocks
from ethics_workshop.words.names import case_status_name, citation, rating_name, step_name
from ethics_workshop.words.texts import IN_CONFIDENCE, RULES, contacts


class Kind(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    TEXT = "text"
    LEAD = "lead"
    FACTS = "facts"
    NOTICE = "notice"
    OPTION = "option"
    ITEM = "item"
    WRITE = "write"
    """Lines to write on; the text says what."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph. `label` stands before it, set apart; the text may hold `*emphasis*` and line breaks."""

    kind: Kind
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of paper, or two. `framed`: it is cut out as a card; `dense`: much has to go on it."""

    title: str
    pieces: tuple[Piece, ...]
    framed: bool = False
    dense: bool = False


TITLES = {
    "card": N_("Card"),
    "participant": N_("For participants"),
    "facilitator": N_("For whoever leads the session"),
    STEPS: N_("The decision card"),
}
"""The name of each sheet."""


def sheets_of(handout: Handout, names: Iterable[str], size: str, words: Words) -> list[Sheet]:
    """Return the sheets of these names, in their order."""
    makers = {"card": _card, "participant": _participant, STEPS: _steps}
    return [
        Sheet(
            words(TITLES[name]),
            tuple(makers[name](handout, words) if name in makers else _facilitator(handout, size, words)),
            framed=name in {"card", STEPS},
            dense=name == "facilitator",
        )
        for name in names
    ]


def foot_of(case: Case, words: Words) -> str:
    """Return what stands under a handout: which case it is, and what is to be known of it."""
    known = f"{case.id} · {case_status_name(case.status, words)}"
    return f"{known} · {words('The people and the events are invented.')}" if case.fictional else known


def _card(handout: Handout, words: Words) -> Iterator[Piece]:
    case = handout.case
    yield Piece(Kind.LEAD, words.text(case.hook))
    yield from _scene(case.scene(case.vote_scene), words)
    yield Piece(Kind.FACTS, " · ".join(words.text(name) for name in handout.values))


def _steps(handout: Handout, words: Words) -> Iterator[Piece]:
    """Yield the decision card of the toolkit."""
    kinds = {Markup.HEADING: Kind.HEADING, Markup.ITEM: Kind.ITEM}
    for block in blocks(words.text(handout.steps)):
        yield Piece(kinds.get(block.kind, Kind.TEXT), block.emphasized)


def _participant(handout: Handout, words: Words) -> Iterator[Piece]:
    case = handout.case
    yield Piece(Kind.LEAD, words.text(case.hook))
    yield Piece(Kind.HEADING, words("People in the story"))
    yield from (Piece(Kind.ITEM, words.text(role.name)) for role in case.roles)
    yield Piece(Kind.HEADING, words("The story"))
    for scene in _told_before(case):
        yield Piece(Kind.TEXT, words.text(scene.text))
    vote = case.scene(case.vote_scene)
    yield from _scene(vote, words)
    yield Piece(Kind.HEADING, words("For yourself: nobody collects this sheet"))
    yield Piece(Kind.WRITE, words("My first choice, and why"))
    if vote.discuss:
        yield Piece(Kind.TEXT, words.text(vote.discuss), words("To talk about"))
    yield Piece(Kind.WRITE, words("My second choice, and what moved me or did not"))
    yield Piece(Kind.WRITE, words("What I would say, word for word"))
    yield Piece(Kind.WRITE, words("If … then I will …"))
    yield Piece(Kind.HEADING, words("How we talk together"))
    yield from (Piece(Kind.ITEM, words(rule)) for rule in RULES)
    yield Piece(Kind.NOTICE, words(IN_CONFIDENCE, contacts=contacts(handout.local, words)))


def _told_before(case: Case) -> Iterator[Scene]:
    """Yield the scenes that lead from the start to the vote without a decision; none where one comes before it."""
    found: list[Scene] = []
    scene = case.scene(case.start)
    while scene.id != case.vote_scene and scene.kind is SceneKind.INFO and scene not in found:
        found.append(scene)
        scene = case.scene(scene.goto)
    if scene.id == case.vote_scene:
        yield from found


def _scene(scene: Scene, words: Words) -> Iterator[Piece]:
    yield Piece(Kind.TEXT, words.text(scene.text))
    if scene.question:
        yield Piece(Kind.TEXT, f"**{words.text(scene.question)}**")
    yield from (Piece(Kind.OPTION, words.text(option.label), option.id) for option in scene.options)


def _facilitator(handout: Handout, size: str, words: Words) -> Iterator[Piece]:
    case, notes, text = handout.case, handout.case.notes, words.text
    yield Piece(Kind.NOTICE, words("This sheet tells what happens after each choice: keep it from the room."))
    yield Piece(Kind.TEXT, text(case.goal), words("Goal"))
    yield Piece(Kind.TEXT, text(case.tension), words("Tension"))
    yield from _labelled(
        ((words("With care"), notes.sensitivity), (words("Pitfalls"), notes.pitfalls)), words
    )
    yield from _guide(case, size, words)
    for number, scene in enumerate(s for s in case.scenes if s.kind is SceneKind.DECISION):
        yield from _decision(scene, number + 1, words, voted=scene.id == case.vote_scene)
    yield Piece(Kind.HEADING, words("New facts"))
    yield from (Piece(Kind.ITEM, f"{text(each.text)} *{text(each.ask)}*") for each in case.injects)
    yield Piece(Kind.HEADING, words("Analysis"))
    analysis = case.analysis
    yield from _labelled(
        (
            (words("The issue"), analysis.issue),
            (words("The line, always"), analysis.line),
            (words("The judgment, which depends"), analysis.judgment),
            (words("What to say"), analysis.say),
            (words("Afterwards"), analysis.follow_up),
            (words("To adapt it"), notes.adapt),
            (words("Support"), notes.support),
        ),
        words,
    )
    cited = " · ".join(citation(reference, words) for reference in handout.references)
    if cited:
        yield Piece(Kind.FACTS, cited, words("Where the rules come from"))


def _guide(case: Case, size: str, words: Words) -> Iterator[Piece]:
    steps = [step for step in case.guide if step.size == size]
    if not steps:
        return
    yield Piece(Kind.HEADING, words("Guide: huddle") if size == "huddle" else words("Guide: workshop"))
    for step in steps:
        name = step_name(step.step, words) if step.step else ""
        time = clock(step.seconds) if step.seconds else ""
        yield Piece(Kind.ITEM, words.text(step.text), " · ".join(filter(None, (time, name))))


def _decision(scene: Scene, number: int, words: Words, *, voted: bool) -> Iterator[Piece]:
    """Yield a decision: the one that is voted on whole, the others in short, to stay within two pages."""
    yield Piece(Kind.HEADING, words("Decision {number}: outcomes", number=number))
    if not voted:
        yield Piece(Kind.TEXT, words.text(scene.text))
    for option in scene.options:
        rated = f"{words.text(option.label)} *({rating_name(option.rating, words)})*"
        yield Piece(Kind.OPTION, rated, option.id)
        yield from _reasons(option, words) if voted else _in_short(option, words)


def _reasons(option: Option, words: Words) -> Iterator[Piece]:
    yield from _labelled(
        (
            (words("What happens"), option.outcome),
            (words("Why people choose it"), option.why_people_choose),
            (words("Why it matters"), option.feedback),
            (words("What to say"), option.say),
        ),
        words,
    )


def _in_short(option: Option, words: Words) -> Iterator[Piece]:
    yield from _labelled(((words("Why it matters"), option.feedback),), words)


def _labelled(rows: Sequence[tuple[str, Text | None]], words: Words) -> Iterator[Piece]:
    for label, said in rows:
        if said is not None and words.text(said).strip():
            yield Piece(Kind.TEXT, words.text(said), label)
