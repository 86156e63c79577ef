"""From a case's file to `domain.case.Case`, with every fault on the way."""

import re
from dataclasses import dataclass
from pathlib import PurePath

from ethics_workshop.bank import models as m
from ethics_workshop.bank.checker import Context, case_id, check_case
from ethics_workshop.bank.source import read_source
from ethics_workshop.domain.case import (
    Analysis,
    Case,
    GuideStep,
    Inject,
    Notes,
    Option,
    Rating,
    Role,
    Scene,
    SceneKind,
    Trivia,
)
from ethics_workshop.domain.listing import Fault, Severity
from ethics_workshop.domain.text import Text, clean


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What came of reading one file. `case` is None when the file cannot be used; the faults say why.

    `id_line` and `review_line` are where `id` and `review_by` stand, for what only the bank as a whole can tell.
    """

    case_id: str
    case: Case | None
    faults: tuple[Fault, ...]
    id_line: int = 1
    review_line: int = 1


def read_case(path: str, context: Context) -> CaseFile:
    """Read and check one case file. Never raises for what is in it, nor for what it is."""
    source, stem = read_source(path), PurePath(path).stem
    if not source.parsed:
        return CaseFile(stem, None, source.faults)
    model, findings = check_case(source.data, stem, context)
    faults = source.faulty(findings)
    usable = model is not None and not any(f.severity is Severity.BREAKING for f in findings)
    case = _case(model) if model is not None and usable else None
    id_line, review_line = (_line_of(name, source.text) if case else 1 for name in ("id", "review_by"))
    return CaseFile(case_id(source.data, stem), case, faults, id_line, review_line)


def _line_of(name: str, text: str) -> int:
    """Return the line of a field that stands before the first table, without scanning the rest of the file."""
    found = re.search(rf"^[ \t]*[\"']?{name}[\"']?[ \t]*=", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _case(model: m.CaseModel) -> Case:
    solo, huddle, workshop = model.minutes
    return Case(
        id=model.id,
        status=model.status,
        fictional=model.fictional,
        inspired_by=tuple(clean(source) for source in model.inspired_by),
        title=_text(model.title),
        hook=_text(model.hook),
        tension=_text(model.tension),
        topics=tuple(model.topics),
        audiences=tuple(model.audiences),
        values=tuple(model.values),
        level=model.level,
        minutes=(solo, huddle, workshop),
        refs=tuple(model.refs),
        fact_checked=model.fact_checked.isoformat(),
        review_by=model.review_by.isoformat(),
        start=model.start,
        vote_scene=model.vote_scene,
        roles=tuple(Role(role.id, _text(role.name)) for role in model.role),
        scenes=tuple(_scene(scene) for scene in model.scene),
        injects=tuple(Inject(i.id, i.after, i.minute, _text(i.text), _text(i.ask)) for i in model.inject),
        goal=_text(model.guide.goal),
        guide=tuple(GuideStep(s.size, s.seconds, _text(s.text), s.step or "") for s in model.guide.step),
        notes=_notes(model.notes),
        analysis=_analysis(model.analysis),
        trivia=tuple(_trivia(question) for question in model.trivia),
    )


def _scene(model: m.SceneModel) -> Scene:
    return Scene(
        id=model.id,
        kind=SceneKind(model.kind),
        text=_text(model.text),
        question=_maybe(model.question),
        discuss=_maybe(model.discuss),
        options=tuple(_option(option) for option in model.option),
        goto=model.goto,
    )


def _option(model: m.OptionModel) -> Option:
    return Option(
        id=model.id,
        label=_text(model.label),
        rating=Rating(model.rating),
        outcome=_text(model.outcome),
        feedback=_text(model.feedback),
        why_people_choose=_text(model.why_people_choose),
        say=_maybe(model.say),
        refs=tuple(model.refs),
        goto=model.goto,
        when=tuple(model.when),
    )


def _notes(model: m.NotesModel) -> Notes:
    return Notes(_text(model.pitfalls), _text(model.adapt), _maybe(model.sensitivity), _maybe(model.support))


def _analysis(model: m.AnalysisModel) -> Analysis:
    return Analysis(
        issue=_text(model.issue),
        line=_text(model.line),
        judgment=_text(model.judgment),
        say=_text(model.say),
        follow_up=_text(model.follow_up),
    )


def _trivia(model: m.TriviaModel) -> Trivia:
    choices = tuple(_text(choice) for choice in model.choices)
    return Trivia(model.id, _text(model.q), choices, model.answer, _text(model.why), tuple(model.refs))


def _text(both: m.Both) -> Text:
    return Text(clean(both.en, multiline=True), clean(both.fr, multiline=True))


def _maybe(both: m.Both | None) -> Text | None:
    return None if both is None else _text(both)
