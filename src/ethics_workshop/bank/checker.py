"""Every mechanical rule of a case file, put together. Each fault names its place; none of them stops another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.lines import Loc
from ethics_workshop.bank.models import CASE_ID, CaseModel
from ethics_workshop.bank.prose import misworded
from ethics_workshop.bank.shape import shaped
from ethics_workshop.bank.story import disjointed, rows

LEVELS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Context:
    """What a case is checked against. A registry that is absent or broken is None: its rules then rest."""

    instruments: frozenset[str] | None = None
    vocabulary: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The listed keys of `value`, `topic`, `audience` and `level`."""
    case_seconds: Mapping[str, int] = field(default_factory=dict)
    """Seconds that each agenda leaves to a case."""


def check_case(data: dict[str, Any], stem: str, context: Context) -> tuple[CaseModel | None, list[Finding]]:
    """Return the case of a parsed file and what is wrong with it. `stem` is the file's name without `.toml`."""
    findings = [*misworded(data), *disjointed(data, context.case_seconds)]
    findings += [*_named(data, stem), *_refs(data, context), *_words(data, context)]
    model, misshapen = shaped(CaseModel, data)
    return model, findings + misshapen


def case_id(data: dict[str, Any], stem: str) -> str:
    """Return the id of a case: its own when it is well formed, else its file's name."""
    own = data.get("id")
    return own if isinstance(own, str) and re.match(CASE_ID, own) else stem


def _named(data: dict[str, Any], stem: str) -> Iterator[Finding]:
    own = data.get("id")
    if isinstance(own, str) and own != stem:
        yield Finding(("id",), Code.ID_NOT_FILE_NAME, {"id": own, "stem": stem})


def _refs(data: dict[str, Any], context: Context) -> Iterator[Finding]:
    if context.instruments is None:
        return
    places: list[tuple[Loc, Any]] = [(("refs",), data.get("refs"))]
    for index, scene in rows(data, "scene"):
        places += [(("scene", index, "option", at, "refs"), o.get("refs")) for at, o in rows(scene, "option")]
    places += [(("trivia", index, "refs"), question.get("refs")) for index, question in rows(data, "trivia")]
    for loc, refs in places:
        for at, ref in enumerate(refs if isinstance(refs, list) else ()):
            key = ref.partition("#")[0] if isinstance(ref, str) else ""
            if key and key not in context.instruments:
                yield Finding((*loc, at), Code.UNKNOWN_REF, {"key": key})


def _words(data: dict[str, Any], context: Context) -> Iterator[Finding]:
    named: list[tuple[str, Loc, Any]] = []
    for name, registry in (("topics", "topic"), ("audiences", "audience"), ("values", "value")):
        listed = data.get(name)
        named += [
            (registry, (name, at), v) for at, v in enumerate(listed if isinstance(listed, list) else ())
        ]
    if data.get("level") in LEVELS:
        named.append(("level", ("level",), data["level"]))
    named += [
        ("audience", ("variant", index, "audience"), row.get("audience"))
        for index, row in rows(data, "variant")
    ]
    for registry, loc, value in named:
        known = context.vocabulary.get(registry)
        if known and isinstance(value, str | int) and str(value) not in known:
            facts = {"word": value, "known": ", ".join(sorted(known))}
            yield Finding(loc, Code.UNKNOWN_WORD, facts)
