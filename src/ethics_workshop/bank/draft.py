"""The draft of a new case: whole and sound from the start, with a mark where only its author knows what belongs.

Marks stand in the texts themselves, `[to write] …` and `[à écrire] …`, and say what is wanted there.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from ethics_workshop.words.language import N_, Words

Raw = dict[str, Any]

REVIEW_AFTER = dt.timedelta(days=181)
"""How long the facts of a case hold unread: half a year, as in the shipped cases."""

HUDDLE = {"read": 90, "vote-a": 60, "discuss": 240, "vote-b": 45, "debrief": 180, "rehearse": 60}
WORKSHOP = {
    "read": 240, "vote-a": 120, "discuss": 840, "inject": 300, "vote-b": 120, "debrief": 600, "rehearse": 360,
}  # fmt: skip
"""Seconds of each step: what the shipped agendas leave to a case."""

MARKS = {
    "title": N_("[to write] A title"),
    "hook": N_("[to write] One line that makes people want to open the case."),
    "tension": N_("[to write] The two values that pull: this against that"),
    "role": N_("[to write] You, and what you do"),
    "scene": N_("[to write] What happens, so that one can see it: where, when, who says what."),
    "end": N_("[to write] How it ends, some weeks later."),
    "question": N_("[to write] What do you do?"),
    "discuss": N_("[to write] A question that opens the talk."),
    "label": N_("[to write] A choice that good people would make."),
    "outcome": N_("[to write] What happens then, within a week. It costs something."),
    "feedback": N_("[to write] Why it matters, with the rule behind it."),
    "why_people_choose": N_("[to write] The honest reason a decent colleague gives."),
    "fact": N_("[to write] New fact: one thing changes."),
    "ask": N_("[to write] What does it change, if anything?"),
    "goal": N_("[to write] What people can do afterwards."),
    "step": N_("[to write] What you do at this step."),
    "pitfalls": N_("[to write] What can go wrong in the room, and what to do then."),
    "adapt": N_("[to write] How to fit the story to another team."),
    "issue": N_("[to write] What it is about."),
    "line": N_("[to write] What never changes."),
    "judgment": N_("[to write] What depends."),
    "say": N_("[to write] The sentence to use."),
    "follow_up": N_("[to write] What is done afterwards, and by whom."),
    "q": N_("[to write] A question to remember the case by."),
    "right": N_("[to write] The right answer"),
    "wrong": N_("[to write] A wrong answer that tempts"),
    "why": N_("[to write] Why."),
}
"""What stands where the author has not written yet."""


def draft_of(case_id: str, answers: Mapping[str, Any], today: dt.date) -> Raw:
    """Return a whole case from what is known of it: fields of a case file, each of which may be missing.

    What is given stays as it is, but for straight apostrophes and French spacing, which are set as the checker wants
    them.
    """
    given = {key: _set(value) for key, value in answers.items()}
    scenes = _scenes(given.pop("scene", None) or [{}])
    vote = next((scene["id"] for scene in scenes if scene["kind"] == "decision"), scenes[0]["id"])
    known = {
        "id": case_id, "schema": 1, "status": "draft", "fictional": True, "inspired_by": [],
        "topics": ["values"], "audiences": ["all"], "level": 1, "values": ["integrity"], "minutes": [5, 15, 45],
        "refs": ["VEC"], "fact_checked": today, "review_by": today + REVIEW_AFTER,
        "start": scenes[0]["id"], "vote_scene": vote,
        "title": _mark("title"), "hook": _mark("hook"), "tension": _mark("tension"),
        "role": [{"id": "you", "name": _mark("role")}],
    }  # fmt: skip
    last = {
        "scene": scenes,
        "inject": [{"id": "i1", "after": vote, "minute": 27, "text": _mark("fact"), "ask": _mark("ask")}],
        "guide": {"goal": _mark("goal"), "step": [*_steps("huddle", HUDDLE), *_steps("workshop", WORKSHOP)]},
        "notes": {name: _mark(name) for name in ("pitfalls", "adapt")},
        "analysis": {name: _mark(name) for name in ("issue", "line", "judgment", "say", "follow_up")},
        "trivia": [
            {"id": "t1", "q": _mark("q"), "choices": [_mark("right"), _mark("wrong")], "answer": 0,
             "why": _mark("why")}
        ],
    }  # fmt: skip
    return {**known, **last, **given, "id": case_id, "scene": scenes}


def _mark(name: str) -> dict[str, str]:
    return {language: Words(language)(MARKS[name]) for language in ("en", "fr")}


def _steps(size: str, seconds: Mapping[str, int]) -> list[Raw]:
    return [
        {"size": size, "step": step, "seconds": spent, "text": _mark("step")}
        for step, spent in seconds.items()
    ]


def _scenes(given: Any) -> list[Raw]:
    """Return scenes with what they lack: the first is a decision unless it says otherwise, and the last an end."""
    rows = [dict(row) for row in given if isinstance(row, dict)] if isinstance(given, list) else []
    for number, row in enumerate(rows, 1):
        row.setdefault("id", f"s{number}")
        row.setdefault("kind", "decision" if row.get("option") or number == 1 else "info")
    if not any(row["kind"] == "end" for row in rows):
        rows.append({"id": "end", "kind": "end", "text": _mark("end")})
    following = [row["id"] for row in rows[1:]] + [rows[-1]["id"]]
    return [_scene(row, after) for row, after in zip(rows, following, strict=True)]


def _scene(row: Raw, after: str) -> Raw:
    told = {"id": row["id"], "kind": row["kind"], "text": _mark("scene")} | row
    if row["kind"] == "info":
        return told | {"goto": row.get("goto", after)}
    if row["kind"] != "decision":
        return told
    options = [dict(o) for o in row.get("option") or () if isinstance(o, dict)]
    options += [{}] * max(0, 2 - len(options))
    rating = "workable" if any("rating" in option for option in options) else "open"
    told |= {name: row.get(name, _mark(name)) for name in ("question", "discuss")}
    told.pop("option", None)
    return told | {"option": [_option(o, n, rating, after) for n, o in enumerate(options)]}


def _option(row: Raw, number: int, rating: str, after: str) -> Raw:
    known = {"id": "abcdefgh"[number : number + 1] or f"o{number}", "label": _mark("label"), "rating": rating}
    marked = {name: _mark(name) for name in ("outcome", "feedback", "why_people_choose")}
    return {**known, **marked, "goto": after, **row}


def _set(value: Any) -> Any:
    """Return what an author typed with the signs that the checker asks for."""
    if isinstance(value, list):
        return [_set(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _typeset(inner, french=key == "fr")
        if key in {"en", "fr"} and isinstance(inner, str)
        else _set(inner)
        for key, inner in value.items()
    }


def _typeset(text: str, *, french: bool) -> str:
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    if not french:
        return text
    text = re.sub(r'"([^"\n]*)"', "«\u00a0\\1\u00a0»", text)
    text = re.sub(r"«[ \u00a0\u202f]*", "«\u00a0", text)
    text = re.sub(r"[ \u00a0\u202f]*»", "\u00a0»", text)
    text = re.sub(r"(?<=[^\W\d_])[ \u00a0\u202f]?:(?=\s|$)", "\u00a0:", text)
    return re.sub(r"(?<=\S) ([;!?])", r"\1", text)
