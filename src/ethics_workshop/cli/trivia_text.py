"""Questions, as JSON for scripts and as labelled lines for people."""

from typing import Any

from ethics_workshop.cli.case_text import flat
from ethics_workshop.services.trivia import Answered, Asked, Sitting
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import citation
from ethics_workshop.words.trivia import comes_back


def sitting_json(sitting: Sitting, words: Words) -> dict[str, Any]:
    """Return what is asked next, without what is right; where nothing is, `state` says why."""
    deal, asked = sitting.deal, sitting.asked
    return {
        "state": deal.state.value,
        "card_id": asked.card.id if asked else "",
        "case_id": asked.card.case_id if asked else "",
        "question": words.text(asked.card.question.q) if asked else "",
        "choices": [
            {"id": letter, "label": words.text(text)} for letter, text in (asked.choices if asked else ())
        ],
        "asked_before": deal.times,
        "due": deal.due,
        "new": deal.new,
        "answered_today": deal.today,
        "next_on": deal.next_on.isoformat() if deal.next_on else "",
    }


def question_lines(asked: Asked, words: Words) -> list[str]:
    """Return a question and its choices."""
    return [
        words("Question: {text}", text=flat(asked.card.question.q, words)),
        *(f"  {letter}. {flat(text, words)}" for letter, text in asked.choices),
    ]


def answered_json(answered: Answered, words: Words) -> dict[str, Any]:
    """Return what became of an answer."""
    asked = answered.asked
    return {
        "card_id": asked.card.id,
        "choice": answered.letter,
        "correct": answered.correct,
        "answer": asked.right,
        "why": words.text(asked.card.question.why),
        "refs": [citation(each, words) for each in answered.references],
        "grade": answered.grade.value,
        "due_on": answered.after.memory.due_on.isoformat(),
    }


def answered_lines(answered: Answered, words: Words) -> list[str]:
    """Return whether an answer is right, what is, why, and when the question comes back."""
    asked, question = answered.asked, answered.asked.card.question
    lines = [words("Right.") if answered.correct else words("Not quite.")]
    if not answered.correct:
        right = flat(question.choices[question.answer], words)
        lines.append(words("The answer: {text}", text=f"{asked.right}. {right}"))
    lines.append(words("Why: {text}", text=flat(question.why, words)))
    if answered.references:
        cited = "; ".join(citation(each, words) for each in answered.references)
        lines.append(words("Source: {text}", text=cited))
    lines.append(comes_back(answered.after.memory, words))
    return lines
