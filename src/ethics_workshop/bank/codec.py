"""A parsed case as JSON and back, for the cache: cheap to read, and nothing in it is ever run."""

import json
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
from ethics_workshop.domain.text import Text

Raw = dict[str, Any]


def case_to_json(case: Case) -> str:
    """Return `case` as JSON; by pydantic’s core, which is there when a file was read, in half of `json`’s time."""
    from pydantic_core import to_json

    return to_json(case).decode()


def case_from_json(text: str) -> Case:
    """Return the case that `case_to_json` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    raw: Raw = json.loads(text)
    solo, huddle, workshop = raw["minutes"]
    return Case(
        id=raw["id"],
        status=raw["status"],
        fictional=raw["fictional"],
        inspired_by=tuple(raw["inspired_by"]),
        title=_text(raw["title"]),
        hook=_text(raw["hook"]),
        tension=_text(raw["tension"]),
        topics=tuple(raw["topics"]),
        audiences=tuple(raw["audiences"]),
        values=tuple(raw["values"]),
        level=raw["level"],
        refs=tuple(raw["refs"]),
        fact_checked=raw["fact_checked"],
        review_by=raw["review_by"],
        start=raw["start"],
        vote_scene=raw["vote_scene"],
        goal=_text(raw["goal"]),
        minutes=(solo, huddle, workshop),
        roles=tuple(Role(r["id"], _text(r["name"])) for r in raw["roles"]),
        scenes=tuple(_scene(s) for s in raw["scenes"]),
        injects=tuple(
            Inject(i["id"], i["after"], i["minute"], _text(i["text"]), _text(i["ask"]))
            for i in raw["injects"]
        ),
        guide=tuple(GuideStep(g["size"], g["seconds"], _text(g["text"]), g["step"]) for g in raw["guide"]),
        notes=Notes(**{name: _maybe(value) for name, value in raw["notes"].items()}),  # type: ignore[arg-type]
        analysis=Analysis(**{name: _text(value) for name, value in raw["analysis"].items()}),
        trivia=tuple(_trivia(t) for t in raw["trivia"]),
    )


def _scene(raw: Raw) -> Scene:
    return Scene(
        id=raw["id"],
        kind=SceneKind(raw["kind"]),
        text=_text(raw["text"]),
        question=_maybe(raw["question"]),
        discuss=_maybe(raw["discuss"]),
        options=tuple(_option(o) for o in raw["options"]),
        goto=raw["goto"],
    )


def _option(raw: Raw) -> Option:
    return Option(
        id=raw["id"],
        label=_text(raw["label"]),
        rating=Rating(raw["rating"]),
        outcome=_text(raw["outcome"]),
        feedback=_text(raw["feedback"]),
        why_people_choose=_text(raw["why_people_choose"]),
        say=_maybe(raw["say"]),
        refs=tuple(raw["refs"]),
        goto=raw["goto"],
        when=tuple(raw["when"]),
    )


def _trivia(raw: Raw) -> Trivia:
    choices = tuple(_text(c) for c in raw["choices"])
    return Trivia(raw["id"], _text(raw["q"]), choices, raw["answer"], _text(raw["why"]), tuple(raw["refs"]))


def _text(raw: Raw) -> Text:
    return Text(raw["en"], raw["fr"])


def _maybe(raw: Raw | None) -> Text | None:
    return None if raw is None else _text(raw)
