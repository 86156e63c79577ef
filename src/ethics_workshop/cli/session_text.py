"""A session as JSON for scripts, and as labelled lines for people."""

from collections.abc import Sequence
from typing import Any

from ethics_workshop.domain.agenda import votes
from ethics_workshop.domain.loop_event import OPEN
from ethics_workshop.domain.session import Commitment, Session
from ethics_workshop.domain.tally import shown_pair
from ethics_workshop.services.ports import CommitmentRow, SessionRow
from ethics_workshop.words.commitments import answer_text, outcome_name
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import result, state_name, step_name


def row_json(row: SessionRow) -> dict[str, Any]:
    """Return a session of the list."""
    return {
        "id": row.session_id,
        "state": row.state,
        "step": row.step,
        "case_ids": list(row.case_ids),
        "agenda": row.agenda,
        "sector": row.unit.sector,
        "branch": row.unit.branch,
        "division": row.unit.division,
        "facilitator_id": row.facilitator_id,
        "present": row.present,
        "on": row.on,
        "follow_up_by": row.follow_up_by,
        "follow_up": row.follow_up,
        "planned_at": row.planned_at,
        "opened_at": row.opened_at,
        "closed_at": row.closed_at,
    }


def row_line(row: SessionRow, words: Words) -> str:
    """Return a session of the list as one line."""
    where = (
        f"{state_name(row.state, words)}, {step_name(row.step, words)}"
        if row.state == "open"
        else state_name(row.state, words)
    )
    return f"{row.session_id} · {words.text(row.case_title)} · {words.text(row.agenda_title)} · {row.unit.division} · {where}"


def session_json(session: Session, still_open: Sequence[CommitmentRow], words: Words) -> dict[str, Any]:
    """Return a session as scripts rely on it (DESIGN.md, "Contracts"). Totals only from five ballots on."""
    plan = session.plan
    return {
        "id": session.id,
        "state": session.state.value,
        "step": session.step.value,
        "case_id": session.case.case_id,
        "case_ids": [case.case_id for case in plan.cases],
        "question": words.text(session.case.question),
        "options": [{"id": o.id, "label": words.text(o.label)} for o in session.case.options],
        "agenda": plan.agenda.agenda_id,
        "requirement": plan.requirement,
        "sector": plan.unit.sector,
        "branch": plan.unit.branch,
        "division": plan.unit.division,
        "facilitator_id": plan.facilitator_id,
        "leader_id": plan.leader_id,
        "on": plan.on,
        "follow_up_by": plan.follow_up_by,
        "follow_up": session.follow_up,
        "checked_in": list(session.checked_in),
        "people": [
            {
                "person_id": p.person_id,
                "name": p.name,
                "mode": p.mode,
                "present": p.person_id in session.present,
            }
            for p in session.people.values()
        ],
        "guests": [
            {"id": guest, "name": name, "present": guest in session.present}
            for guest, name in session.guests.items()
        ],
        "rounds": _rounds(session),
        "booth_open": _booth_open(session),
        "injects": [
            {"case_id": plan.cases[case].case_id, "inject_id": inject} for case, inject in session.played
        ],
        "commitments": [_commitment(made) for made in session.commitments],
        "open_commitments": [_still_open(row) for row in still_open],
        "questions": [
            {"id": q.id, "text": q.text, "answer": answer_text(q.answer, words), "answered_on": q.answered_on}
            for q in session.questions
        ],
        "themes": list(session.themes),
        "feedback": [
            {"question": number, "answers": f.answers, "values": dict(f.values)}
            for number, f in sorted(session.feedback.items())
        ],
    }


def _commitment(made: Commitment) -> dict[str, Any]:
    return {
        "id": made.id,
        "text": made.text,
        "if_text": made.if_text,
        "then_text": made.then_text,
        "owner_id": made.owner_id,
        "owner": made.owner,
        "by": made.by,
        "status": made.outcome or OPEN,
        "note": made.note,
        "reviewed_on": made.reviewed_on,
        "succeeds": made.succeeds,
        "successor": made.successor,
    }


def _still_open(row: CommitmentRow) -> dict[str, Any]:
    return {
        "id": row.commitment_id,
        "session_id": row.session_id,
        "text": row.text,
        "if_text": row.if_text,
        "then_text": row.then_text,
        "owner_id": row.owner_id,
        "owner": row.owner,
        "by": row.by,
        "made_on": row.made_on,
    }


def _rounds(session: Session) -> list[dict[str, Any]]:
    return [
        {
            "case_id": session.plan.cases[case].case_id,
            "scene_id": session.plan.cases[case].scene_id,
            "round": name,
            "method": current.method,
            "totals": current.totals,
            "ballots": current.ballots,
            **({"confidence": dict(current.confidence)} if current.confidence else {}),
        }
        for (case, name), current in sorted(session.rounds.items())
        if current.ballots
    ]


def _booth_open(session: Session) -> dict[str, Any] | None:
    booth = session.booth
    if booth is None:
        return None
    return {
        "case_id": session.plan.cases[booth.case].case_id,
        "round": booth.round,
        "confidence": booth.confidence,
    }


def session_lines(session: Session, still_open: Sequence[CommitmentRow], words: Words) -> list[str]:
    """Return a session as labelled lines: votes as people may see them, never more."""
    plan = session.plan
    lines = [
        words("Session: {id}", id=session.id),
        words("Case: {title}", title=words.text(session.case.title)),
        words("Agenda: {agenda}", agenda=words.text(plan.agenda.title)),
        words("Division: {division}", division=plan.unit.path),
        words("Facilitator: {name}", name=plan.facilitator_name),
        words("State: {state}", state=state_name(session.state, words)),
        words("Step: {step}", step=step_name(session.step, words)),
        words("Here now: {n}", n=len(session.present)),
    ]
    if plan.leader_name:
        lines.insert(5, words("The others report to: {name}", name=plan.leader_name))
    lines += [
        f"  {p.person_id} · {p.name}" for p in session.people.values() if p.person_id in session.present
    ]
    lines += [f"  {guest} · {name}" for guest, name in session.guests.items() if guest in session.present]
    for index, case in enumerate(plan.cases if votes(plan.agenda.steps) else ()):
        options = tuple(option.id for option in case.options)
        a, b = shown_pair(session.round("a", index), session.round("b", index), options)
        lines.append(
            words("Vote A, {title}: {result}", title=words.text(case.title), result=result(a, words))
        )
        lines.append(
            words("Vote B, {title}: {result}", title=words.text(case.title), result=result(b, words))
        )
    if session.booth is not None:
        lines.append(
            words(
                "Booth: open, and not counted. Its ballots are in the memory of the program that opened it alone; if that was interrupted, nothing was kept: vote again."
            )
        )
    if plan.on:
        lines.append(words("To be held on: {day}", day=plan.on))
    if plan.follow_up_by:
        waits = words("owed by {day}", day=plan.follow_up_by)
        lines.append(words("What we did with it: {text}", text=session.follow_up or waits))
    for c in session.commitments:
        lines.append(words("Commitment: {text}", text=c.text))
        if c.outcome:
            said = (outcome_name(c.outcome, words), c.reviewed_on, c.note)
            lines.append(f"  {' · '.join(filter(None, said))}")
    lines += [words("Still open: {text}", text=c.text) for c in still_open]
    for q in session.questions:
        lines.append(words("Question: {text}", text=q.text))
        if answer := answer_text(q.answer, words):
            lines.append("  " + words("Answer: {text}", text=answer))
    lines += [words("Theme: {text}", text=theme) for theme in session.themes]
    return lines
