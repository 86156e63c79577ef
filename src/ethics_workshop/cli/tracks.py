"""Playlists, as JSON for scripts and as labelled lines for people."""

from typing import Any

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import as_json
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.domain.track import Track


def show_tracks(desk: Desk, as_format: str) -> None:
    """List the playlists by id."""
    listed = sorted(desk.workshop.bank.tracks(), key=lambda track: track.id)
    if as_format == "json":
        titles = _titles(desk)
        desk.out(as_json([_track(track, titles, desk) for track in listed]))
        return
    for track in listed:
        desk.out(_line(track, desk))


def show_track(desk: Desk, track_id: str, as_format: str) -> None:
    """Show one playlist. Raises Refused for an unknown one."""
    known = {track.id: track for track in desk.workshop.bank.tracks()}
    if track_id not in known:
        raise Refused(Problem.UNKNOWN_TRACK, track=track_id, known=", ".join(sorted(known)))
    track, titles, words = known[track_id], _titles(desk), desk.words
    if as_format == "json":
        desk.out(as_json(_track(track, titles, desk)))
        return
    lines = [_line(track, desk), words.text(track.summary)]
    for number, each in enumerate(track.cases, 1):
        lines += [f"{number}. {each.case_id} · {titles[each.case_id]}", f"   {words.text(each.why)}"]
    desk.out("\n".join(lines))


def _line(track: Track, desk: Desk) -> str:
    words = desk.words
    count = words.n("{n} case", "{n} cases", len(track.cases))
    return f"{track.id} · {words.text(track.title)} · {count} · {', '.join(_audiences(track, desk))}"


def _audiences(track: Track, desk: Desk) -> list[str]:
    bank, words = desk.workshop.bank, desk.words
    return [words.text(bank.name_of("audience", key)) for key in track.audiences]


def _titles(desk: Desk) -> dict[str, str]:
    cases: list[CaseSummary] = desk.workshop.bank.cases()
    return {case.id: desk.words.text(case.title) for case in cases}


def _track(track: Track, titles: dict[str, str], desk: Desk) -> dict[str, Any]:
    text = desk.words.text
    return {
        "id": track.id,
        "title": text(track.title),
        "summary": text(track.summary),
        "audiences": list(track.audiences),
        "cases": [
            {"id": each.case_id, "title": titles[each.case_id], "why": text(each.why)} for each in track.cases
        ],
    }
