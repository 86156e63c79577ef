"""What a learner reads of trivia: a question, what became of an answer, and why nothing is asked."""

from ethics_workshop.domain.trivia import Deal, Dealt, Grade
from ethics_workshop.services.trivia import Answered, Asked
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.widgets.options import Lettered
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import citation
from ethics_workshop.words.trivia import ENOUGH, comes_back, resting


def question(asked: Asked, words: Words) -> Prose:
    """Return the question alone; its choices stand under it."""
    return Prose().say(words.text(asked.card.question.q), STRONG)


def choices(asked: Asked, words: Words) -> list[Lettered]:
    """Return the choices under their letters."""
    return [Lettered(letter, letter.upper(), words.text(text)) for letter, text in asked.choices]


def outcome(answered: Answered, words: Words) -> Prose:
    """Return what is right, said by a mark and in words, why, and the rule behind it. The choices stand where they stood."""
    page = question(answered.asked, words)
    for letter, text in answered.asked.choices:
        right, mine = letter == answered.asked.right, letter == answered.letter
        said = words.text(text)
        if mine:
            said = words("{text} (your answer)", text=said)
        mark = "✓" if right else "✕" if mine else "·"
        style = STRONG if right else QUIET
        page.say(said, style, lead=f"{mark} {letter.upper()}  ", lead_style=COOL, gap=True)
    verdict = words("Right.") if answered.correct else words("Not quite.")
    page.gap(verdict, WARM).say(words.text(answered.asked.card.question.why))
    if answered.references:
        page.gap(" · ".join(citation(each, words) for each in answered.references), QUIET)
    return page


def afterwards(answered: Answered, words: Words) -> str:
    """Return how a right answer went, if its learner said so, and when the question comes back."""
    back = comes_back(answered.after.memory, words)
    if answered.grade is Grade.HARD:
        return f"{words('It was hard.')} {back}"
    if answered.grade is Grade.EASY:
        return f"{words('It was easy.')} {back}"
    return back


def nothing(deal: Deal, words: Words) -> Prose:
    """Return why nothing is asked. Nothing of it presses."""
    if deal.state is not Dealt.ENOUGH:
        return Prose().say(resting(deal, words), STRONG)
    page = Prose().say(words(ENOUGH), STRONG)
    page.gap(
        words(
            "A little on many days stays longer than much on one. Each question comes back when you are about to forget it; a day without any loses nothing."
        )
    )
    return page.gap(words("Whoever wants to goes on."), QUIET)
