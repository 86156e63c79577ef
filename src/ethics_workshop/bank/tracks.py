"""Playlists, from the data of a checked file; and what the banks as a whole say of one."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.lines import Loc
from ethics_workshop.bank.registry_values import text_of
from ethics_workshop.bank.story import rows
from ethics_workshop.domain.listing import Severity
from ethics_workshop.domain.track import Track, TrackCase

Data = dict[str, Any]


def tracks_of(data: Data) -> list[Track]:
    """Return the playlists of a checked file, in its order."""
    return [
        Track(
            id=row["id"],
            title=text_of(row["title"]),
            summary=text_of(row["summary"]),
            audiences=tuple(row["audiences"]),
            cases=tuple(TrackCase(case["id"], text_of(case["why"])) for case in row["case"]),
        )
        for row in data["track"]
    ]


def repeated(data: Data) -> Iterator[Finding]:
    """Yield the playlists whose id another one has, and the cases that stand in one twice."""
    yield from _twice((("track", at, "id"), row) for at, row in rows(data, "track"))
    for at, track in rows(data, "track"):
        yield from _twice((("track", at, "case", n, "id"), row) for n, row in rows(track, "case"))


def unlisted(data: Data, cases: Collection[str], audiences: Collection[str]) -> Iterator[Finding]:
    """Yield the cases of playlists that no bank has, and the audiences that no list has."""
    for at, track in rows(data, "track"):
        for n, row in rows(track, "case"):
            name = row.get("id")
            if isinstance(name, str) and name not in cases:
                yield Finding(("track", at, "case", n, "id"), Code.UNKNOWN_CASE, {"case": name})
        listed = track.get("audiences")
        for n, name in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(name, str) and audiences and name not in audiences:
                facts = {"word": name, "known": ", ".join(sorted(audiences))}
                yield Finding(("track", at, "audiences", n), Code.UNKNOWN_WORD, facts)


def _twice(listed: Iterator[tuple[Loc, Mapping[str, Any]]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for loc, row in listed:
        name = row.get("id")
        if isinstance(name, str) and name in seen:
            yield Finding(loc, Code.ID_TWICE, {"id": name}, Severity.BREAKING)
        elif isinstance(name, str):
            seen.add(name)
