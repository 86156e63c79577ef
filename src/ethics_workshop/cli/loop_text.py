"""Commitments, questions and answers as JSON for scripts, and as lines for people."""

from typing import Any

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.heard import Answers
from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.services.rows import QuestionRow
from ethics_workshop.words.commitments import answer_text, outcome_name, sentence
from ethics_workshop.words.language import Words


def wording(text: str, if_text: str, then_text: str, words: Words) -> str:
    """Return a commitment's sentence from what was given: the sentence, or its halves. Raises BadInput for both."""
    if bool(text) == bool(then_text) or (if_text and not then_text):
        raise BadInput(Problem.COMMITMENT_WORDS)
    return text or sentence(if_text, then_text, words)


def commitment_json(row: CommitmentRow) -> dict[str, Any]:
    """Return a commitment of the list."""
    return {
        "id": row.commitment_id,
        "session_id": row.session_id,
        "sector": row.sector,
        "branch": row.branch,
        "division": row.division,
        "text": row.text,
        "if_text": row.if_text,
        "then_text": row.then_text,
        "owner_id": row.owner_id,
        "owner": row.owner,
        "by": row.by,
        "made_on": row.made_on,
        "status": row.status,
        "reviewed_on": row.reviewed_on,
        "reviewed_in": row.reviewed_in,
        "note": row.note,
        "succeeds": row.succeeds,
        "successor": row.successor,
    }


def commitment_line(row: CommitmentRow, words: Words) -> str:
    """Return a commitment of the list as one line."""
    parts = [row.commitment_id, row.division, row.text, row.owner, row.by, outcome_name(row.status, words)]
    return " · ".join(filter(None, (*parts, row.reviewed_on, row.note, row.successor)))


def question_json(row: QuestionRow) -> dict[str, Any]:
    """Return a question of the list. An answer that is not there is an empty text."""
    return {
        "id": row.question_id,
        "session_id": row.session_id,
        "sector": row.unit.sector,
        "branch": row.unit.branch,
        "division": row.unit.division,
        "text": row.text,
        "asked_on": row.asked_on,
        "answer_en": row.answer.en,
        "answer_fr": row.answer.fr,
        "answered_on": row.answered_on,
    }


def question_line(row: QuestionRow, words: Words) -> str:
    """Return a question of the list as one line, its answer in the reader's language where it has both."""
    answer = answer_text(row.answer, words) or words("no answer yet")
    return f"{row.question_id} · {row.unit.division} · {row.asked_on} · {row.text} · {answer}"


def answers_json(session_id: str, answers: Answers) -> dict[str, Any]:
    """Return the answers to one of the three questions: of one session, or of all (without `session_id`)."""
    own: dict[str, Any] = {"session_id": session_id} if session_id else {"sessions": answers.sessions}
    return {**own, "question": answers.question, "answers": answers.answers, "values": dict(answers.values)}
