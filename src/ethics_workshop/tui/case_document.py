"""A case as a document in three parts: what everybody may read, what is the facilitator's alone, and the references.

Built on the worker thread: it resolves references, and dates load Babel.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from ethics_workshop.domain.case import Case, GuideStep, Inject, Option, Scene, SceneKind
from ethics_workshop.domain.text import Text
from ethics_workshop.tui.case_material import Material, source_lines, unverified
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words.dates import clock, short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import case_status_name, citation, rating_name, step_name


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the contents and the text under it."""

    heading: str
    text: Prose
    sources: tuple[str, ...] = ()
    """What it cites, by the keys of `Material.references`."""


Part = Sequence[Section]


def document(material: Material, words: Words) -> tuple[Part, Part, Part]:
    """Return the three parts in the language of `words`."""
    case = material.case
    return (
        [_about(material, words), *_story(case, words)],
        [
            _goal(case, words),
            *_guides(case, words),
            *([_injects(case.injects, words)] if case.injects else []),
            *_choices(material, words),
            _analysis(material, words),
            _notes(case, words),
            *([_trivia(material, words)] if case.trivia else []),
        ],
        [_references(material, words), _provenance(material, words)],
    )


def _about(material: Material, words: Words) -> Section:
    case = material.case
    text = Prose().say(words.text(case.title), STRONG).gap(words.text(case.hook))
    text.gap(words.text(case.tension), "$now")
    text.things(_names(material, "value", case.values, words), COOL)
    if case.status != "approved":
        text.gap(case_status_name(case.status, words), WARM)
    _add_facts(text, material, words)
    if case.roles:
        text.gap(words("People in the story"), STRONG)
        text.bullets(words.text(role.name) for role in case.roles)
    return Section(words("About"), text)


def _add_facts(text: Prose, material: Material, words: Words) -> None:
    """Add how long a case takes, and what it is filed under: the names of the groups in a column before it."""
    case = material.case
    solo, huddle, workshop = case.minutes
    rows = (
        (words("Time"), words("{solo} min alone · {huddle} min huddle · {workshop} min workshop",
                              solo=solo, huddle=huddle, workshop=workshop)),
        (words("Topic"), _names(material, "topic", case.topics, words)),
        (words("Audience"), _names(material, "audience", case.audiences, words)),
        (words("Level"), _names(material, "level", [str(case.level)], words)),
    )  # fmt: skip
    width = max(cell_len(label) for label, _ in rows) + 2
    for number, (label, said) in enumerate(rows):
        text.things(said, lead=label + " " * (width - cell_len(label)), gap=not number)


def _story(case: Case, words: Words) -> list[Section]:
    sections, counts = [], Counter[SceneKind]()
    for scene in case.scenes:
        counts[scene.kind] += 1
        sections.append(Section(_scene_name(scene, counts[scene.kind], words), _scene(scene, words)))
    return sections


def _scene_name(scene: Scene, number: int, words: Words) -> str:
    if scene.kind is SceneKind.DECISION:
        return words("Decision {number}", number=number)
    return words("Ending {number}", number=number) if scene.kind is SceneKind.END else words("Then")


def _scene(scene: Scene, words: Words) -> Prose:
    text = Prose().say(words.text(scene.text))
    if scene.question:
        text.gap(words.text(scene.question), WARM)
    for option in scene.options:
        text.gap(words.text(option.label), lead=f"{option.id.upper()}  ", lead_style=f"bold {COOL}")
    if scene.discuss:
        text.gap(words("To talk about"), QUIET).say(words.text(scene.discuss))
    return text


def _goal(case: Case, words: Words) -> Section:
    return Section(words("Goal"), Prose().say(words.text(case.goal)))


def _guides(case: Case, words: Words) -> list[Section]:
    titles = {"huddle": words("Guide: huddle"), "workshop": words("Guide: workshop")}
    sections = []
    for size in dict.fromkeys(step.size for step in case.guide):
        steps = [step for step in case.guide if step.size == size]
        sections.append(Section(titles.get(size, size), _guide(steps, words)))
    return sections


def _guide(steps: Iterable[GuideStep], words: Words) -> Prose:
    text, total = Prose(), 0
    for step in steps:
        total += step.seconds
        lead = clock(step.seconds).rjust(5) + "  "
        text.gap(words.text(step.text), lead=lead, lead_style=COOL)
        if step.step:
            text.say(step_name(step.step, words), QUIET, indent=len(lead))
    return text.gap(words("In all: {time}", time=clock(total)), QUIET)


def _injects(injects: Iterable[Inject], words: Words) -> Section:
    text = Prose()
    for inject in injects:
        text.gap(words.text(inject.text))
        text.say(words.text(inject.ask), WARM)
        text.say(words("About minute {minute} of a workshop", minute=inject.minute), QUIET)
    return Section(words("New facts"), text)


def _choices(material: Material, words: Words) -> list[Section]:
    sections, number = [], 0
    for scene in material.case.scenes:
        if scene.kind is not SceneKind.DECISION:
            continue
        number += 1
        text = Prose()
        for option in scene.options:
            _choice(text, option, material, words)
        cited = tuple(dict.fromkeys(key for option in scene.options for key in option.refs))
        sections.append(Section(words("Decision {number}: outcomes", number=number), text, cited))
    return sections


def _choice(text: Prose, option: Option, material: Material, words: Words) -> None:
    text.gap(words.text(option.label), STRONG, lead=f"{option.id.upper()}  ", lead_style=f"bold {COOL}")
    text.say(rating_name(option.rating, words), WARM, indent=3)
    rows = [
        (words("What happens"), words.text(option.outcome)),
        (words("Why people choose it"), words.text(option.why_people_choose)),
        (words("Why it matters"), words.text(option.feedback)),
        (words("What to say"), words.text(option.say) if option.say else ""),
    ]
    for label, said in rows:
        if said:
            text.gap(label, QUIET, indent=3).say(said, indent=3)
    cited = [
        f"{citation(material.references[key], words)} {material.number(key)}"
        for key in option.refs
        if key in material.references
    ]
    if cited:
        text.gap(words("Where it comes from"), QUIET, indent=3).say(" · ".join(cited), QUIET, indent=3)


def _analysis(material: Material, words: Words) -> Section:
    analysis, cited = material.case.analysis, material.case.refs
    notes = Text(*[" ".join(filter(None, map(material.number, cited)))] * 2)
    return Section(
        words("Analysis"),
        _labelled(
            [
                (words("The issue"), analysis.issue),
                (words("The line, always"), analysis.line),
                (words("Where it comes from"), notes),
                (words("The judgment, which depends"), analysis.judgment),
                (words("What to say"), analysis.say),
                (words("Afterwards"), analysis.follow_up),
            ],
            words,
        ),
        cited,
    )


def _notes(case: Case, words: Words) -> Section:
    notes = case.notes
    return Section(
        words("Notes"),
        _labelled(
            [
                (words("Pitfalls"), notes.pitfalls),
                (words("To adapt it"), notes.adapt),
                (words("With care"), notes.sensitivity),
                (words("Support"), notes.support),
            ],
            words,
        ),
    )


def _labelled(rows: Iterable[tuple[str, Text | None]], words: Words) -> Prose:
    text = Prose()
    for label, said in rows:
        if said is not None and words.text(said).strip():
            text.gap(label, WARM).say(words.text(said))
    return text


def _trivia(material: Material, words: Words) -> Section:
    text, questions = Prose(), material.case.trivia
    for question in questions:
        text.gap(words.text(question.q), STRONG)
        for index, choice in enumerate(question.choices):
            right = index == question.answer
            text.say(
                words.text(choice), "" if right else QUIET, lead="✓ " if right else "· ", lead_style=COOL
            )
        notes = " ".join(filter(None, map(material.number, question.refs)))
        text.say(f"{words.text(question.why)} {notes}".rstrip())
    cited = tuple(dict.fromkeys(key for question in questions for key in question.refs))
    return Section(words("To remember it by"), text, cited)


def _references(material: Material, words: Words) -> Section:
    text, keys = Prose(), tuple(material.references)
    for key in keys:
        source_lines(text, material, key, words)
        text.things(_cited_in(material.case, key, words), QUIET, indent=5)
    if unverified(material, keys):
        text.gap(
            words("“To verify” marks what was written from memory: check it before you rely on it."), WARM
        )
    return Section(words("Where the rules come from"), text, keys)


def _cited_in(case: Case, key: str, words: Words) -> str:
    """Return which parts of a case cite a reference."""
    places = [words("Analysis")] if key in case.refs else []
    decisions = [scene for scene in case.scenes if scene.kind is SceneKind.DECISION]
    places += [
        words("decision {number}, option {option}", number=number, option=option.id.upper())
        for number, scene in enumerate(decisions, 1)
        for option in scene.options
        if key in option.refs
    ]
    if any(key in question.refs for question in case.trivia):
        places.append(words("To remember it by"))
    return words("Cited in: {places}", places=" · ".join(places)) if places else ""


def _provenance(material: Material, words: Words) -> Section:
    case = material.case
    text = Prose().say(words("Status: {status}", status=case_status_name(case.status, words)))
    text.say(words("Facts checked on {date}", date=short_day(case.fact_checked, words)))
    text.say(words("To be reviewed by {date}", date=short_day(case.review_by, words)))
    if case.fictional:
        text.say(words("The people and the events are invented."))
    text.say(case.id, QUIET)
    if material.pack:
        text.say(words("From the pack “{name}”", name=material.pack), QUIET)
    return Section(words("This case"), text)


def _names(material: Material, registry: str, keys: Iterable[str], words: Words) -> str:
    return " · ".join(
        words.text(material.names[registry, key]) for key in keys if (registry, key) in material.names
    )
