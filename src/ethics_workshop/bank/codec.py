"""A case from the data of its file, which is also what the cache keeps: cheap to read, and nothing in it is ever run."""

import json
from collections.abc import Mapping
from typing import Any

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
from ethics_workshop.domain.text import Text, clean

Raw = dict[str, Any]

_PLAIN = bytes({*range(0x20, 0x7F)} - {ord("\\")}) + b"\r\n"
"""ASCII that is printable or ends a line, and begins no escape."""

_CLEAN = frozenset("ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»“”‘’–—…·°€\u00a0\u202f")
"""Letters and signs of both languages: in normal form, whatever stands before them."""


def cleaned(data: Raw, text: str) -> Raw:
    """Return the data of a file with all its texts clean. `text` is the file as it was written.

    Nearly every file holds nothing to clean, which shows in the file as a whole, by the characters that it is written in.
    """
    if _CLEAN.issuperset(text.encode().translate(None, _PLAIN).decode()):
        return data
    return {key: _cleaned(value) for key, value in data.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value, multiline=True)
    if isinstance(value, dict):
        return {key: _cleaned(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    return value


def to_json(data: Mapping[str, Any]) -> str:
    """Return the data of a case file as JSON; by pydantic’s core, which is there when a file was read."""
    from pydantic_core import to_json

    return to_json(data).decode()


def from_json(text: str) -> Case:
    """Return the case whose data `to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    return case_of(json.loads(text))


def case_of(raw: Raw) -> Case:
    """Return the case of a file's data, which is known to have the shape of one and to be clean.

    Raises ValueError, KeyError, TypeError or AttributeError when it has not.
    """
    solo, huddle, workshop = raw["minutes"]
    guide, notes, analysis = raw["guide"], raw["notes"], raw["analysis"]
    return Case(
        id=raw["id"],
        status=raw["status"],
        fictional=raw["fictional"],
        inspired_by=tuple(clean(source) for source in raw["inspired_by"]),
        title=_text(raw["title"]),
        hook=_text(raw["hook"]),
        tension=_text(raw["tension"]),
        topics=tuple(raw["topics"]),
        audiences=tuple(raw["audiences"]),
        values=tuple(raw["values"]),
        level=raw["level"],
        minutes=(solo, huddle, workshop),
        refs=tuple(raw["refs"]),
        fact_checked=str(raw["fact_checked"]),
        review_by=str(raw["review_by"]),
        start=raw["start"],
        vote_scene=raw["vote_scene"],
        roles=tuple([Role(role["id"], _text(role["name"])) for role in raw["role"]]),
        scenes=tuple([_scene(scene) for scene in raw["scene"]]),
        injects=tuple(
            Inject(i["id"], i["after"], i["minute"], _text(i["text"]), _text(i["ask"]))
            for i in raw.get("inject", ())
        ),
        goal=_text(guide["goal"]),
        guide=tuple(
            GuideStep(step["size"], step["seconds"], _text(step["text"]), step.get("step", ""))
            for step in guide["step"]
        ),
        notes=Notes(
            _text(notes["pitfalls"]),
            _text(notes["adapt"]),
            _maybe(notes.get("sensitivity")),
            _maybe(notes.get("support")),
        ),
        analysis=Analysis(
            issue=_text(analysis["issue"]),
            line=_text(analysis["line"]),
            judgment=_text(analysis["judgment"]),
            say=_text(analysis["say"]),
            follow_up=_text(analysis["follow_up"]),
        ),
        trivia=tuple(_trivia(question) for question in raw.get("trivia", ())),
    )


def _scene(raw: Raw) -> Scene:
    return Scene(
        id=raw["id"],
        kind=SceneKind(raw["kind"]),
        text=_text(raw["text"]),
        question=_maybe(raw.get("question")),
        discuss=_maybe(raw.get("discuss")),
        options=tuple([_option(option) for option in raw.get("option", ())]),
        goto=raw.get("goto", ""),
    )


def _option(raw: Raw) -> Option:
    return Option(
        id=raw["id"],
        label=_text(raw["label"]),
        rating=Rating(raw["rating"]),
        outcome=_text(raw["outcome"]),
        feedback=_text(raw["feedback"]),
        why_people_choose=_text(raw["why_people_choose"]),
        say=_maybe(raw.get("say")),
        refs=tuple(raw.get("refs", ())),
        goto=raw["goto"],
        when=tuple(raw.get("when", ())),
    )


def _trivia(raw: Raw) -> Trivia:
    choices = tuple([_text(choice) for choice in raw["choices"]])
    return Trivia(
        id=raw["id"],
        q=_text(raw["q"]),
        choices=choices,
        answer=raw["answer"],
        why=_text(raw["why"]),
        refs=tuple(raw.get("refs", ())),
        revision=raw.get("revision", 1),
    )


def _text(raw: Raw) -> Text:
    return Text(raw["en"].strip(" \n"), raw["fr"].strip(" \n"))


def _maybe(raw: Raw | None) -> Text | None:
    return None if raw is None else _text(raw)
