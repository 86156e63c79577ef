"""The lists beside the cases: instruments, words, agendas, the programme, statements.

Entries of several banks join; where two banks have the same key, the earlier bank's holds. A broken file is an
error only for what needs it.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethics_workshop.bank.folder import (
    REGISTRIES,
    REGISTRY_FOLDERS,
    cache_name,
    list_flat,
    now_ns,
    settled,
    stamp,
)
from ethics_workshop.bank.index import Index
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.listing import Fault, Reference, Severity
from ethics_workshop.domain.text import Text

if TYPE_CHECKING:
    from ethics_workshop.domain.agenda import Agenda
    from ethics_workshop.domain.programme import Programme, Statement
    from ethics_workshop.domain.toolkit import ToolkitPage
    from ethics_workshop.domain.track import Track

CHECKED_AGAINST = ("instruments", "values", "vocabulary", "agendas")
"""The registries that a case's own faults depend on."""

_VOCABULARY = {"value": "values", "topic": "vocabulary", "audience": "vocabulary", "level": "vocabulary"}


class Registries:
    """The registries of `folders`, first one first. Everything raises IndexUnusable when the cache fails.

    `agendas` is a folder of agendas of one's own: they come last, and a broken one keeps nobody from the others.
    """

    def __init__(self, folders: Sequence[Path], index: Index, agendas: Path | None = None) -> None:
        self._folders = [os.path.abspath(folder) for folder in folders]  # noqa: PTH100  # an absolute, textual path
        self._index = index
        self._own_agendas = os.path.abspath(agendas) if agendas else ""  # noqa: PTH100

    def paths(self, kind: str) -> list[str]:
        """Return the files of a kind, in the order in which they hold."""
        if kind in REGISTRY_FOLDERS:
            return [path for folder in self._folders for path in list_flat(f"{folder}/{kind}")]
        return [path for folder in self._folders if stamp(path := f"{folder}/{kind}.toml")]

    def context_key(self) -> str:
        """Return a text that changes when anything changes that cases are checked against."""
        return "\n".join(
            f"{cache_name(path)} {stamp(path)}" for kind in CHECKED_AGAINST for path in self.paths(kind)
        )

    def faults(self) -> list[Fault]:
        """Return what is wrong in the registries' files."""
        kinds = (*REGISTRIES, *REGISTRY_FOLDERS)
        found = [fault for kind in kinds for path in self.paths(kind) for fault in self._load(kind, path)[1]]
        own = [fault for path in self._own() for fault in self._load("agendas", path)[1]]
        return [*found, *own]

    def _own(self) -> list[str]:
        return list_flat(self._own_agendas) if self._own_agendas else []

    def sound(self, kind: str) -> Iterator[dict[str, Any]]:
        """Yield the data of the files of a kind. Raises BadInput at one that is broken."""
        for path in self.paths(kind):
            data, faults = self._load(kind, path)
            if data is None:
                first = next(fault for fault in faults if fault.severity is Severity.BREAKING)
                raise BadInput(Problem.REGISTRY_BROKEN, path=path, line=first.line)
            yield data

    def whole(self, kind: str) -> list[dict[str, Any]] | None:
        """Return the data of the files of a kind; None when there is none, or one of them is broken."""
        found = [self._load(kind, path)[0] for path in self.paths(kind)]
        sound = [data for data in found if data is not None]
        return sound if sound and len(sound) == len(found) else None

    def agendas(self) -> "list[Agenda]":
        """Return the agendas, ordered by id. Raises BadInput."""
        from ethics_workshop.bank.registry_values import agenda_of

        found: dict[str, Agenda] = {}
        for data in self.sound("agendas"):
            found.setdefault(data["id"], agenda_of(data))
        for path in self._own():
            own = self._load("agendas", path)[0]
            if own is not None:
                found.setdefault(own["id"], agenda_of(own))
        return [found[key] for key in sorted(found)]

    def programme(self) -> "Programme":
        """Return the programme of the first bank that has one; a department's own before a model. Raises BadInput."""
        from ethics_workshop.bank.registry_values import programme_of

        found = list(self.sound("programme"))
        if not found:
            raise BadInput(Problem.REGISTRY_BROKEN, path=f"{self._folders[0]}/programme.toml", line=1)
        return programme_of(next((data for data in found if not data["model"]), found[0]))

    def statements(self) -> "list[Statement]":
        """Return every version of every statement, by id and date. Raises BadInput at a file that is broken."""
        from ethics_workshop.bank.registry_values import statement_of
        from ethics_workshop.domain.statement import order

        found: dict[tuple[str, str], Statement] = {}
        for data in self.sound("statements"):
            found.setdefault((data["id"], data["version"]), statement_of(data))
        return sorted(found.values(), key=lambda one: (one.id, order(one)))

    def statement(self, today: str) -> "Statement":
        """Return the statement that people sign on `today` (ISO). Raises Refused, BadInput."""
        from ethics_workshop.domain.statement import to_sign

        named = self.programme().statement_id
        found = to_sign(self.statements(), named, today)
        if found is None:
            raise Refused(Problem.NO_STATEMENT, statement=named)
        return found

    def tracks(self, *, strict: bool = True) -> "list[Track]":
        """Return the playlists in their order. Raises BadInput at a broken file; unless `strict`, it has none."""
        from ethics_workshop.bank.tracks import tracks_of

        found: dict[str, Track] = {}
        for data in self.sound("tracks") if strict else self.whole("tracks") or ():
            for track in tracks_of(data):
                found.setdefault(track.id, track)
        return list(found.values())

    def toolkit(self) -> "list[ToolkitPage]":
        """Return the pages of the toolkit in their order. Raises BadInput."""
        from ethics_workshop.bank.toolkit import page_of

        found: dict[str, ToolkitPage] = {}
        for data in self.sound("toolkit"):
            found.setdefault(data["id"], page_of(data))
        return sorted(found.values(), key=lambda page: (page.order, page.id))

    def references(self, keys: Sequence[str] | None = None) -> list[Reference]:
        """Resolve `KEY` and `KEY#section`; an unlisted key stands for itself. None: all that are listed.

        Raises BadInput.
        """
        listed: dict[str, Any] = {}
        for data in self.sound("instruments"):
            listed = data["instrument"] | listed
        return [_reference(key, listed) for key in (listed if keys is None else keys)]

    def name_of(self, registry: str, key: str) -> Text:
        """Return a listed name, or the key itself. A broken file only costs its names."""
        if registry == "track":
            return next((t.title for t in self.tracks(strict=False) if t.id == key), Text(key, key))
        for path in self.paths(_VOCABULARY.get(registry, "vocabulary")):
            named = (self._load(_VOCABULARY.get(registry, "vocabulary"), path)[0] or {}).get(registry, {})
            if key in named:
                return _text(named[key]["name"])
        return Text(key, key)

    def known(self) -> tuple[frozenset[str] | None, Mapping[str, frozenset[str]], Mapping[str, int]]:
        """Return the instruments, the words and the agendas' seconds that cases are checked against."""
        instruments = self.whole("instruments")
        listed = (
            None if instruments is None else frozenset(k for data in instruments for k in data["instrument"])
        )
        words = {
            registry: frozenset(key for data in (self.whole(kind) or ()) for key in data[registry])
            for registry, kind in _VOCABULARY.items()
        }
        seconds: dict[str, int] = {}
        for data in self.whole("agendas") or ():
            seconds.setdefault(data["id"], data["case_seconds"])
        return listed, words, seconds

    def _load(self, kind: str, path: str) -> tuple[dict[str, Any] | None, list[Fault]]:
        """Return the data of a file as the cache holds it, dates as ISO text; None when it is broken."""
        found = stamp(path)
        kept = self._index.registry(cache_name(path), found) if found else None
        if kept is not None:
            return kept
        from ethics_workshop.bank.registry_reader import read_registry

        looked = now_ns()
        data, faults = read_registry(kind, path)
        if found:
            self._index.keep_registry(cache_name(path), settled(found, looked), data, faults)
        return data, list(faults)


def _text(raw: dict[str, str]) -> Text:
    return Text(raw["en"], raw["fr"])


def _reference(ref: str, listed: dict[str, Any]) -> Reference:
    key, _, section = ref.partition("#")
    found = listed.get(key)
    if found is None:
        return Reference(key, Text(key, key), section, Text("", ""), "memory")
    return Reference(key, _text(found["title"]), section, _text(found["url"]), found["mark"])
