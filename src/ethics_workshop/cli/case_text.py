"""A case as JSON for scripts, and as labelled lines for people."""

import dataclasses
from typing import Any

from ethics_workshop.domain.case import Case, Option, Scene
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import case_status_name, citation, rating_name


def case_json(case: Case, words: Words) -> Any:
    """Return the whole case, each text in one language."""
    return _plain(case, words)


def _plain(value: Any, words: Words) -> Any:
    if isinstance(value, Text):
        return words.text(value)
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name), words) for f in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(item, words) for item in value]
    return value


def case_lines(case: Case, bank: CaseBank, words: Words) -> list[str]:
    """Return the case as labelled lines: story and choices first, the facilitator's part after."""
    text = words.text
    lines = [
        f"{case.id} · {text(case.title)}",
        text(case.hook),
        words("Tension: {text}", text=text(case.tension)),
        words("Values: {names}", names=", ".join(text(bank.name_of("value", v)) for v in case.values)),
        words("Status: {status}", status=case_status_name(case.status, words)),
        "",
    ]
    for scene in case.scenes:
        lines += _scene_lines(scene, words)
    for inject in case.injects:
        lines += [words("New fact: {text}", text=flat(inject.text, words)), flat(inject.ask, words), ""]
    lines += _facilitator_lines(case, bank, words)
    return lines


def _scene_lines(scene: Scene, words: Words) -> list[str]:
    lines = [flat(scene.text, words)]
    if scene.question:
        lines.append(words("Question: {text}", text=flat(scene.question, words)))
    for option in scene.options:
        lines += _option_lines(option, words)
    return [*lines, ""]


def _option_lines(option: Option, words: Words) -> list[str]:
    lines = [
        f"  {option.id}. {flat(option.label, words)} ({rating_name(option.rating, words)})",
        "     " + words("What happens: {text}", text=flat(option.outcome, words)),
        "     " + words("Why people choose it: {text}", text=flat(option.why_people_choose, words)),
        "     " + words("Why it matters: {text}", text=flat(option.feedback, words)),
    ]
    if option.say:
        lines.append("     " + words("What to say: {text}", text=flat(option.say, words)))
    return lines


def _facilitator_lines(case: Case, bank: CaseBank, words: Words) -> list[str]:
    analysis, notes = case.analysis, case.notes
    rows = [
        (words("Goal: {text}", text=flat(case.goal, words))),
        words("Issue: {text}", text=flat(analysis.issue, words)),
        words("Line: {text}", text=flat(analysis.line, words)),
        words("Judgment: {text}", text=flat(analysis.judgment, words)),
        words("Follow up: {text}", text=flat(analysis.follow_up, words)),
        words("Pitfalls: {text}", text=flat(notes.pitfalls, words)),
        words("To adapt: {text}", text=flat(notes.adapt, words)),
    ]
    cited = (citation(reference, words) for reference in bank.references(case.refs))
    return [*rows, *(words("Reference: {text}", text=text) for text in cited)]


def flat(text: Text, words: Words) -> str:
    """Return a text as one line."""
    return " ".join(words.text(text).split("\n")).strip()
