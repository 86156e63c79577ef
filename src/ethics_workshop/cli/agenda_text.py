"""Agendas as JSON for scripts, and as labelled lines for people."""

from collections.abc import Collection
from typing import Any

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.fitting import Offer
from ethics_workshop.words.agendas import floor_name
from ethics_workshop.words.dates import clock, minutes
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import method_name, step_name


def agenda_json(agenda: Agenda, own: Collection[str], requirement: str, words: Words) -> dict[str, Any]:
    """Return an agenda; `seconds` are those with one case, slack included."""
    return {
        "id": agenda.id,
        "title": words.text(agenda.title),
        "own": agenda.id in own,
        "like": agenda.like,
        "requirement": requirement,
        "seconds": agenda.seconds(),
        "case_seconds": agenda.case_seconds,
        "slack_seconds": agenda.slack_seconds,
        "ballot": agenda.ballot,
        "floor": agenda.floor.value,
        "inject": agenda.inject.value,
        "follow_up_days": agenda.follow_up_days,
        "cut": [step.value for step in agenda.cut],
        "steps": [{"name": step.name.value, "seconds": step.seconds} for step in agenda.steps],
    }


def agenda_lines(agenda: Agenda, requirement: str, words: Words) -> list[str]:
    """Return an agenda as labelled lines."""
    lines = [
        words("Agenda: {agenda}", agenda=words.text(agenda.title)),
        words(
            "Time: {time} with one case, {more} for each further one",
            time=minutes(agenda.seconds(), words),
            more=minutes(agenda.seconds(2) - agenda.seconds(), words),
        ),
    ]
    lines += [f"  {clock(step.seconds):>7}  {step_name(step.name, words)}" for step in agenda.steps]
    lines.append(f"  {clock(agenda.slack_seconds):>7}  {words('to spare')}")
    if agenda.votes:
        lines.append(words("Vote by {methods}", methods=method_name(agenda.ballot, words)))
    else:
        lines.append(words("Nobody votes."))
    lines.append(
        words("Listening to how the talking is shared: {floor}", floor=floor_name(agenda.floor, words))
    )
    if agenda.cut:
        names = ", ".join(step_name(step, words) for step in agenda.cut)
        lines.append(words("When it is late, left out in this order: {steps}", steps=names))
    if agenda.follow_up_days:
        lines.append(
            words.n(
                "What was done with it is owed within {n} day.",
                "What was done with it is owed within {n} days.",
                agenda.follow_up_days,
            )
        )
    lines.append(
        words("Requirement: {id}", id=requirement)
        if requirement
        else words("This agenda completes no requirement.")
    )
    return lines


def offer_json(offer: Offer, words: Words) -> dict[str, Any]:
    """Return what fits: the agenda, its cases, and why it stands where it does."""
    return {
        "agenda": offer.agenda.id,
        "case_ids": [case.id for case in offer.cases],
        "titles": [words.text(case.title) for case in offer.cases],
        "seconds": offer.seconds,
        "left_seconds": offer.left,
        "reasons": [reason.value for reason in offer.reasons],
    }
