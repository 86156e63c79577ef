"""Where a learner is, as JSON for scripts and as labelled lines for people."""

from typing import Any

from ethics_workshop.cli.case_text import flat
from ethics_workshop.domain.case import Option
from ethics_workshop.domain.play import Play
from ethics_workshop.domain.text import Text
from ethics_workshop.services.learning import Place, Rehearsal, Standing
from ethics_workshop.words.language import Words
from ethics_workshop.words.learning import progress_name


def standing_json(standing: Standing, words: Words) -> dict[str, Any]:
    """Return a case of the list, and where the learner is in it."""
    return {
        "case_id": standing.case_id,
        "title": words.text(standing.title),
        "minutes": standing.minutes,
        "state": standing.progress.value,
        "scene_id": standing.scene_id,
        "updated_at": standing.updated_at,
    }


def standing_line(standing: Standing, words: Words) -> str:
    """Return a case of the list as one line."""
    return f"{standing.case_id} · {words.text(standing.title)} · {progress_name(standing.progress, words)}"


def place_json(place: Place, words: Words) -> dict[str, Any]:
    """Return where a learner is, as scripts rely on it; at the end, both roads and what the case teaches."""
    play = place.play
    last, here = play.last, play.here
    found: dict[str, Any] = {
        "case_id": play.case.id,
        "title": words.text(play.case.title),
        "scene_id": here.id,
        "kind": here.kind.value,
        "text": "\n\n".join(words.text(scene.text).strip() for scene in (*play.read, here)),
        "question": _text(here.question, words),
        "options": [{"id": o.id, "label": words.text(o.label)} for o in play.open],
        "chosen": last.id if last else "",
        "outcome": words.text(last.outcome) if last else "",
        "feedback": words.text(last.feedback) if last else "",
        "say": _text(last.say, words) if last else "",
        "finished": play.finished,
        "changed": place.changed,
        "path": [{"scene_id": turn.decision.id, **_option(turn.option, play, words)} for turn in play.turns],
    }
    if play.finished:
        found["not_taken"] = [
            {"scene_id": turn.decision.id, **_option(option, play, words)}
            for turn in play.turns
            for option in turn.not_taken
        ]
        found["line"] = words.text(play.case.analysis.line)
        found["judgment"] = words.text(play.case.analysis.judgment)
    return found


def _text(text: Text | None, words: Words) -> str:
    return words.text(text) if text else ""


def _option(option: Option, play: Play, words: Words) -> dict[str, str]:
    return {
        "option_id": option.id,
        "label": words.text(option.label),
        "outcome": words.text(option.outcome),
        "leads_to": play.leads_to(option).id,
    }


def place_lines(place: Place, words: Words) -> list[str]:
    """Return where a learner is as labelled lines: what was met first, what is asked last."""
    play = place.play
    lines = [words("Case: {title}", title=words.text(play.case.title)), ""]
    if play.last is not None:
        lines += [*_met(play.last, words), ""]
    for scene in (*play.read, play.here):
        lines += _paragraphs(scene.text, words)
    if play.finished:
        return [*lines, "", *_end(play, words)]
    if play.here.question:
        lines += ["", words("Question: {text}", text=flat(play.here.question, words))]
    return [*lines, *(f"  {option.id}. {flat(option.label, words)}" for option in play.open)]


def _paragraphs(text: Text, words: Words) -> list[str]:
    """Return a text with each paragraph on one line."""
    return [part.strip("\n").replace("\n", " ") for part in words.text(text).strip().split("\n\n")]


def _met(option: Option, words: Words) -> list[str]:
    lines = [
        words("You chose: {text}", text=flat(option.label, words)),
        words("What happens: {text}", text=flat(option.outcome, words)),
        words("Why it matters: {text}", text=flat(option.feedback, words)),
    ]
    if option.say:
        lines.append(words("What to say: {text}", text=flat(option.say, words)))
    return lines


def _end(play: Play, words: Words) -> list[str]:
    lines = [words("The path you took:")]
    lines += [f"  {turn.option.id}. {flat(turn.option.label, words)}" for turn in play.turns]
    lines.append(words("The road not taken:"))
    for turn in play.turns:
        for option in turn.not_taken:
            lines += [
                f"  {option.id}. {flat(option.label, words)}",
                "     " + words("What happens: {text}", text=flat(option.outcome, words)),
            ]
    analysis = play.case.analysis
    return [
        *lines,
        words("Line: {text}", text=flat(analysis.line, words)),
        words("Judgment: {text}", text=flat(analysis.judgment, words)),
    ]


def rehearsal_json(found: Rehearsal, words: Words) -> dict[str, Any]:
    """Return what a learner wrote, and what the case proposes to say."""
    return {
        "case_id": found.case.id,
        "written": [{"text": each.text, "written_at": each.written_at} for each in found.written],
        "say": [words.text(text) for text in found.say],
    }


def rehearsal_lines(found: Rehearsal, words: Words) -> list[str]:
    """Return the same as labelled lines."""
    lines = [words("You wrote: {text}", text=each.text) for each in found.written]
    return [*lines, *(words("What one could say: {text}", text=flat(text, words)) for text in found.say)]
