"""What the V&E office reads of what rooms raise, in either language."""

from collections.abc import Sequence

from ethics_workshop.domain.heard import Answers, Raised, ThemeCount
from ethics_workshop.services.rows import QuestionRow
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.heard import quarter_name, share_content
from ethics_workshop.words.language import Words
from ethics_workshop.words.texts import LANGUAGES, WRAP_UP_QUESTIONS


def question_text(row: QuestionRow | None, words: Words) -> Prose:
    """Return a question with its answer in both languages, as it was given; nothing for None."""
    text = Prose()
    if row is None:
        return text
    text.say(row.text, STRONG).say(f"{row.unit.division} · {short_day(row.asked_on, words)}", QUIET)
    if not row.answered_on:
        return text.gap(words("No answer yet."), WARM)
    text.gap(words("Answered on {day}", day=short_day(row.answered_on, words)), QUIET)
    missing = words("not written yet")
    for name, answer in ((name, row.answer(code)) for code, name in LANGUAGES.items()):
        text.gap(answer or missing, "" if answer else WARM, lead=f"{name}  ", lead_style=COOL)
    return text


def voices(
    themes: Sequence[Raised], year: Sequence[ThemeCount], feedback: Sequence[Answers], words: Words
) -> Prose:
    """Return the themes by quarter, the newest first, and the answers to the three questions."""
    text = Prose().say(words("Themes, by how many units raised them"), STRONG)
    if not themes:
        text.say(words("No closed session named a theme yet."), QUIET)
    if year:
        text.gap(words("These quarters together: what none of them shows alone"), COOL)
    for theme in year:
        text.say(theme.name, lead=f"{theme.units:>3}  ", lead_style=STRONG)
    for part in themes:
        text.gap(quarter_name(part.quarter, words), COOL)
        for theme in part.themes:
            text.say(theme.name, lead=f"{theme.units:>3}  ", lead_style=STRONG)
        if part.others:
            text.say(words("Others: fewer than five units each, not shown."), QUIET)
    text.gap(words("How people found the sessions"), STRONG)
    if not feedback:
        return text.say(words("No round of five answers or more yet."), QUIET)
    for answers in feedback:
        said = words.n("{n} answer", "{n} answers", answers.answers)
        agreed = words("4 or 5: {share}", share=share_content(answers, words))
        text.gap(words(WRAP_UP_QUESTIONS[answers.question - 1])).say(f"{agreed} · {said}", COOL)
    return text
