"""From a registry's file to plain data, with every fault on the way."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from ethics_workshop.bank.agenda_rules import unleadable
from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.folder import REGISTRY_FOLDERS
from ethics_workshop.bank.prose import missigned
from ethics_workshop.bank.registry_models import MODELS
from ethics_workshop.bank.shape import shaped
from ethics_workshop.bank.source import Source, read_source
from ethics_workshop.bank.toolkit import misguided
from ethics_workshop.bank.tracks import repeated
from ethics_workshop.domain.listing import Fault, Severity
from ethics_workshop.domain.text import clean

Data = dict[str, Any]

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")


def read_registry(kind: str, path: str) -> tuple[Data | None, tuple[Fault, ...]]:
    """Return the data of a registry's file, dates as ISO text, and what is wrong; None when it cannot be used.

    `kind` is a key of `registry_models.MODELS`.
    """
    return registry_of(kind, read_source(path))


def registry_of(kind: str, source: Source, *, named: bool = True) -> tuple[Data | None, tuple[Fault, ...]]:
    """Return what `read_registry` does, of a file that was read; `named`: whether it must have the name of its id."""
    if not source.parsed:
        return None, source.faults
    findings = list(_misspelt(kind, source.data))
    model, misshapen = shaped(MODELS[kind], source.data)
    findings += (replace(f, code=Code.BAD_ID) if f.code is Code.BAD_CASE_ID else f for f in misshapen)
    if kind == "agendas":
        findings += unleadable(source.data)
    if kind == "programme":
        findings += _repeated(source.data)
    if kind == "tracks":
        findings += repeated(source.data)
    if kind == "statements":
        findings += _misversioned(source.data)
    if named and kind in REGISTRY_FOLDERS:
        findings += _misnamed(source.data, PurePath(source.path).name.removesuffix(".toml"), kind)
    faults = source.faulty(findings)
    if model is None or any(f.severity is Severity.BREAKING for f in faults):
        return None, faults
    return _plain(model.model_dump(mode="json")), faults


def _misspelt(kind: str, data: Data) -> Iterator[Finding]:
    """Yield what is wrong with the words of a registry: more is asked of pages that are read than of titles."""
    if kind == "toolkit":
        return misguided(data)
    return iter(()) if kind == "glossary" else missigned(data)


def _misversioned(data: Data) -> list[Finding]:
    """Return what is wrong with a version: it is part of a file's name, and printed on receipts."""
    version = data.get("version")
    wrong = isinstance(version, str) and not _VERSION.fullmatch(version)
    return [Finding(("version",), Code.BAD_VERSION, severity=Severity.BREAKING)] if wrong else []


def _repeated(data: Data) -> list[Finding]:
    """Return the requirements whose id another one has: a completion could not tell them apart."""
    listed = data.get("requirement")
    names = (
        [row.get("id") if isinstance(row, dict) else None for row in listed]
        if isinstance(listed, list)
        else []
    )
    return [
        Finding(("requirement", at, "id"), Code.ID_TWICE, {"id": name}, Severity.BREAKING)
        for at, name in enumerate(names)
        if isinstance(name, str) and name in names[:at]
    ]


def _misnamed(data: Data, stem: str, kind: str) -> list[Finding]:
    named = [data.get("id"), data.get("version")] if kind == "statements" else [data.get("id")]
    own = ".".join(str(part) for part in named)
    return [] if own == stem else [Finding(("id",), Code.ID_NOT_FILE_NAME, {"id": own, "stem": stem})]


def _plain(value: Any) -> Any:
    """Return `value` with all its texts cleaned of what a terminal would obey."""
    if isinstance(value, str):
        return clean(value, multiline=True)
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
