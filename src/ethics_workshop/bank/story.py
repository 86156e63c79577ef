"""Whether a case's story holds together: its scenes, choices, injects, guide and questions.

The rules read the file's own data and skip what has the wrong shape (`shape` tells that), so that everything
wrong with a file is told at once. Source of the rules: the case format's section "Checker rules".
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.lines import Loc
from ethics_workshop.domain.listing import Severity

LABEL_LIMIT = 140
"""Characters of an option's label, in each language."""

VOTE_WORDS = 120
"""Words of the scene that a session votes on, in each language."""

VOTE_OPTIONS = 3
DECISIONS = range(1, 4)
OPTIONS = range(2, 5)

Raw = dict[str, Any]


def disjointed(data: Raw, case_seconds: Mapping[str, int]) -> Iterator[Finding]:
    """Yield what does not hold together. `case_seconds` gives the seconds that each agenda leaves to a case."""
    scenes = rows(data, "scene")
    yield from _ids(data, scenes)
    yield from _decisions(scenes)
    yield from _targets(data, scenes)
    yield from _ways(data, scenes)
    yield from _vote(data, scenes)
    yield from _guide(data, case_seconds)
    for index, question in rows(data, "trivia"):
        answer, choices = question.get("answer"), question.get("choices")
        if isinstance(answer, int) and isinstance(choices, list) and not 0 <= answer < len(choices):
            facts = {"answer": answer, "last": len(choices) - 1}
            yield Finding(("trivia", index, "answer"), Code.BAD_ANSWER, facts, Severity.BREAKING)


def rows(data: Any, name: str) -> list[tuple[int, Raw]]:
    """Return the tables of the list `name` with their indexes; nothing for what is no list of tables."""
    listed = data.get(name) if isinstance(data, dict) else None
    if not isinstance(listed, list):
        return []
    return [(index, row) for index, row in enumerate(listed) if isinstance(row, dict)]


def _word(table: Any, name: str) -> str:
    value = table.get(name) if isinstance(table, dict) else None
    return value if isinstance(value, str) else ""


def _ids(data: Raw, scenes: list[tuple[int, Raw]]) -> Iterator[Finding]:
    lists: list[tuple[Loc, list[tuple[int, Raw]]]] = [
        ((name,), rows(data, name)) for name in ("role", "scene", "inject", "trivia")
    ]
    lists += [(("scene", index, "option"), rows(scene, "option")) for index, scene in scenes]
    for loc, listed in lists:
        seen: set[str] = set()
        for index, row in listed:
            name = _word(row, "id")
            if name and name in seen:
                yield Finding((*loc, index, "id"), Code.ID_TWICE, {"id": name}, Severity.BREAKING)
            seen.add(name)


def _decisions(scenes: list[tuple[int, Raw]]) -> Iterator[Finding]:
    decisions = [scene for _, scene in scenes if scene.get("kind") == "decision"]
    if scenes and len(decisions) not in DECISIONS:
        yield Finding(("scene",), Code.DECISIONS, {"count": len(decisions)}, Severity.BREAKING)
    for index, scene in scenes:
        loc: Loc = ("scene", index, "option")
        options = rows(scene, "option")
        if scene.get("kind") != "decision":
            if options:
                yield Finding(loc, Code.OPTIONS_MISPLACED, {"scene": _word(scene, "id")}, Severity.BREAKING)
            continue
        if len(options) not in OPTIONS:
            facts = {"scene": _word(scene, "id"), "count": len(options)}
            yield Finding(loc if options else loc[:-1], Code.OPTIONS, facts, Severity.BREAKING)
        ratings = {_word(option, "rating") for _, option in options}
        if options and not ratings & {"sound", "workable"} and ratings != {"open"}:
            yield Finding(loc, Code.NOTHING_SOUND, {"scene": _word(scene, "id")})
        for at, option in options:
            yield from _label((*loc, at, "label"), option.get("label"))


def _label(loc: Loc, label: object) -> Iterator[Finding]:
    for language in ("en", "fr") if isinstance(label, dict) else ():
        length = len(_word(label, language).strip())
        if length > LABEL_LIMIT:
            yield Finding((*loc, language), Code.LABEL_TOO_LONG, {"length": length, "limit": LABEL_LIMIT})


def _targets(data: Raw, scenes: list[tuple[int, Raw]]) -> Iterator[Finding]:
    known = {_word(scene, "id"): scene for _, scene in scenes}
    asked: list[tuple[Loc, str]] = [((name,), _word(data, name)) for name in ("start", "vote_scene")]
    for index, inject in rows(data, "inject"):
        asked.append((("inject", index, "after"), _word(inject, "after")))
    for index, variant in rows(data, "variant"):
        texts = variant.get("text")
        asked += [
            (("variant", index, "text", key), key) for key in (texts if isinstance(texts, dict) else ())
        ]
    for index, scene in scenes:
        asked.append((("scene", index, "goto"), _word(scene, "goto")))
        yield from _goes_on(("scene", index), scene)
        for at, option in rows(scene, "option"):
            loc: Loc = ("scene", index, "option", at)
            asked.append(((*loc, "goto"), _word(option, "goto")))
            yield from _when((*loc, "when"), option.get("when"), known)
    for loc, target in asked:
        if target and target not in known:
            facts = {"scene": target, "known": ", ".join(filter(None, known))}
            yield Finding(loc, Code.NO_SUCH_SCENE, facts, Severity.BREAKING)


def _goes_on(loc: Loc, scene: Raw) -> Iterator[Finding]:
    facts = {"scene": _word(scene, "id")}
    if scene.get("kind") == "info" and not _word(scene, "goto"):
        yield Finding((*loc, "goto"), Code.NO_GOTO, facts, Severity.BREAKING)
    elif scene.get("kind") in {"end", "decision"} and _word(scene, "goto"):
        yield Finding((*loc, "goto"), Code.GOTO_AT_END, facts, Severity.BREAKING)


def _when(loc: Loc, when: object, known: Mapping[str, Raw]) -> Iterator[Finding]:
    for at, choice in enumerate(when if isinstance(when, list) else ()):
        scene, _, option = str(choice).partition(".")
        if option not in {_word(o, "id") for _, o in rows(known.get(scene, {}), "option")} - {""}:
            yield Finding((*loc, at), Code.NO_SUCH_OPTION, {"choice": choice}, Severity.BREAKING)


def _ways(data: Raw, scenes: list[tuple[int, Raw]]) -> Iterator[Finding]:
    """Every scene can be reached from the start, and from each an end can be reached."""
    following = {
        _word(scene, "id"): {_word(scene, "goto"), *(_word(o, "goto") for _, o in rows(scene, "option"))}
        for _, scene in scenes
    }
    leading: dict[str, set[str]] = {}
    for scene_id, targets in following.items():
        for target in targets:
            leading.setdefault(target, set()).add(scene_id)
    start = _word(data, "start")
    reached = _closure({start}, following) if start in following else set(following)
    saved = _closure({_word(s, "id") for _, s in scenes if s.get("kind") == "end"}, leading)
    for index, scene in scenes:
        name = _word(scene, "id")
        if name and name not in reached:
            facts = {"scene": name, "start": start}
            yield Finding(("scene", index, "id"), Code.UNREACHABLE, facts, Severity.BREAKING)
        if name and name not in saved:
            yield Finding(("scene", index, "id"), Code.NO_WAY_OUT, {"scene": name}, Severity.BREAKING)


def _closure(first: set[str], following: Mapping[str, set[str]]) -> set[str]:
    found, todo = set(first), list(first)
    while todo:
        new = following.get(todo.pop(), set()) - found
        found |= new
        todo.extend(new)
    return found


def _vote(data: Raw, scenes: list[tuple[int, Raw]]) -> Iterator[Finding]:
    wanted = _word(data, "vote_scene")
    for index, scene in scenes:
        if not wanted or _word(scene, "id") != wanted:
            continue
        if scene.get("kind") != "decision":
            yield Finding(("vote_scene",), Code.VOTE_NOT_DECISION, {"scene": wanted}, Severity.BREAKING)
        options = len(rows(scene, "option"))
        if options > VOTE_OPTIONS:
            facts = {"count": options, "limit": VOTE_OPTIONS}
            yield Finding(("scene", index, "option"), Code.VOTE_TOO_MANY_OPTIONS, facts)
        text = scene.get("text")
        for language in ("en", "fr") if isinstance(text, dict) else ():
            words = len(_word(text, language).split())
            if words > VOTE_WORDS:
                facts = {"count": words, "limit": VOTE_WORDS}
                yield Finding(("scene", index, "text", language), Code.VOTE_TEXT_TOO_LONG, facts)
        return


def _guide(data: Raw, case_seconds: Mapping[str, int]) -> Iterator[Finding]:
    guide = data.get("guide")
    spent: dict[str, int] = {}
    for index, step in rows(guide, "step"):
        size, seconds = _word(step, "size"), step.get("seconds")
        if size not in case_seconds or not isinstance(seconds, int):
            continue
        before = spent.get(size, 0)
        spent[size] = before + seconds
        if before <= case_seconds[size] < spent[size]:
            total = sum(
                s["seconds"]
                for _, s in rows(guide, "step")
                if s.get("size") == size and isinstance(s.get("seconds"), int)
            )
            facts = {"size": size, "total": total, "limit": case_seconds[size]}
            yield Finding(("guide", "step", index, "seconds"), Code.GUIDE_TOO_LONG, facts)
