"""What the room sees at each step, in pages."""

from collections.abc import Callable, Mapping

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.case import Inject
from ethics_workshop.tui.cockpit.debrief import debrief
from ethics_workshop.tui.cockpit.material import Material, Page, letter
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words import by_agenda, texts
from ethics_workshop.words.commitments import answer_text, outcome_name
from ethics_workshop.words.dates import day
from ethics_workshop.words.groups import ORDER as GROUP_ORDER
from ethics_workshop.words.groups import group_lines, group_name
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import step_name

TIMED = frozenset({Step.READ, Step.DISCUSS, Step.INJECT, Step.REHEARSE, Step.COMMIT})
"""Steps at which the room sees the timer in large figures where there is room for them."""


def room_pages(material: Material, words: Words) -> tuple[Page, ...]:
    """Return the pages of the step at which the session stands; always at least one."""
    pages = _PAGES[material.session.step](material, words)
    if not material.groups:
        return pages
    first, *others = pages
    named = first if first.name else Page(first.prose, step_name(material.session.step, words))
    return (named, *others, Page(_groups(material, words), words("Small groups")))


def _groups(material: Material, words: Words) -> Prose:
    page = Prose()
    for number, group in enumerate(material.groups, start=1):
        page.gap(group_name(number, words), WARM)
        page.things(" · ".join(group_lines(group, words)), indent=2)
    return page.gap(words(GROUP_ORDER), QUIET)


def _opening(material: Material, words: Words) -> Prose:
    return Prose().say(words(by_agenda.room(material.session.step, material.steps)), STRONG)


def _check_in(material: Material, words: Words) -> tuple[Page, ...]:
    notice = _opening(material, words)
    notice.bullets((words(line) for line in by_agenda.privacy(material.steps)), loose=True)
    pages = []
    if material.still_open or material.look_back.reviewed:
        pages.append(Page(_last_time(material, words), words("Last time")))
    if material.look_back.answered:
        pages.append(Page(_answers(material, words), words("Your questions")))
    return (Page(notice, words("Privacy notice")), *pages) if pages else (Page(notice),)


def _last_time(material: Material, words: Words) -> Prose:
    """Return what is still open, then what the room said of the others a moment ago."""
    asked = words("From last time: kept, not kept, or changed?")
    page = Prose().say(asked if material.still_open else words("From last time"), STRONG)
    for row in material.still_open:
        page.gap(row.text, lead="• ", lead_style=QUIET)
        aside = " · ".join(part for part in (row.owner, day(row.by, words) if row.by else "") if part)
        if aside:
            page.say(aside, QUIET, indent=2)
    for row in material.look_back.reviewed:
        following = material.look_back.successors.get(row.successor)
        page.gap(row.text, QUIET, lead="• ", lead_style=QUIET)
        said = (outcome_name(row.status, words), row.note, following.text if following else "")
        page.say(" · ".join(filter(None, said)), COOL, indent=2)
    return page


def _answers(material: Material, words: Words) -> Prose:
    """Return the answers of the V&E office that came since the unit's last session."""
    page = Prose().say(words("You asked the V&E office. Here is what it answered."), STRONG)
    for row in material.look_back.answered:
        page.gap(row.text, QUIET, lead="• ", lead_style=QUIET)
        page.say(answer_text(row.answer, words), indent=2)
    return page


def _ground_rules(material: Material, words: Words) -> tuple[Page, ...]:
    page = _opening(material, words)
    for number, rule in enumerate(by_agenda.rules(material.steps), start=1):
        page.say(words(rule), lead=f"{number}. ", lead_style=COOL, gap=number == 1)
    page.gap(words(texts.REAL_EVENTS, contacts=material.contacts(words)))
    return (Page(page),)


def _read(material: Material, words: Words) -> tuple[Page, ...]:
    if material.case is None:
        return (Page(_without_case(material, words)),)
    page = Prose().say(words.text(material.case.title), WARM)
    page.say(words.text(material.case.hook), QUIET)
    pages = []
    if material.case.start != material.session.case.scene_id:
        page.gap(words.text(material.case.scene(material.case.start).text))
        pages.append(Page(page, words("The situation")))
        page = Prose()
    scene = material.scene
    if scene is not None:
        page.gap(words.text(scene.text))
    _cast(page, material, words)
    return (*pages, Page(page, words("The moment") if pages else ""))


def _cast(page: Prose, material: Material, words: Words) -> None:
    roles = material.case.roles if material.case else ()
    for number, role in enumerate(roles):
        page.say(words.text(role.name), QUIET, lead="• ", lead_style=QUIET, gap=number == 0)


def _without_case(material: Material, words: Words) -> Prose:
    page = Prose().say(words.text(material.session.case.title), WARM)
    return page.gap(
        words(
            "The text of this case is no longer in the case bank. Read it from paper; the votes go on as planned."
        )
    )


def _vote(material: Material, words: Words) -> tuple[Page, ...]:
    session = material.session
    page = _opening(material, words).gap(words.text(session.case.question), WARM)
    for index, option in enumerate(session.case.options):
        page.gap(words.text(option.label), STRONG, lead=f"{letter(index)}  ", lead_style=WARM)
    told = texts.promises(material.ballot, words)
    for number, promise in enumerate((*told, words(texts.UNANIMITY)) if "booth" in material.ballot else told):
        page.say(promise, QUIET, lead="• ", lead_style=QUIET, gap=number == 0)
    cast = session.round("a" if session.step is Step.VOTE_A else "b").ballots
    if cast:
        page.gap(words("Voted: {n} of {all}.", n=cast, all=len(session.present)), COOL)
    return (Page(page),)


def _discuss(material: Material, words: Words) -> tuple[Page, ...]:
    scene = material.scene
    question = scene.discuss or scene.question if scene else None
    page = Prose().say(words.text(question or material.session.case.question), STRONG)
    page.gap(words(by_agenda.method(material.steps)), QUIET)
    page.say(words(by_agenda.room(Step.DISCUSS, material.steps)), QUIET)
    return (Page(page),)


def last_inject(material: Material) -> Inject | None:
    """Return the new fact that the room heard last, or None."""
    session = material.session
    heard = [i for i in session.case.injects if (session.position.case, i) in session.played]
    known = {inject.id: inject for inject in material.case.injects} if material.case else {}
    return known.get(heard[-1]) if heard else None


def _inject(material: Material, words: Words) -> tuple[Page, ...]:
    page, fact = _opening(material, words), last_inject(material)
    if fact is not None:
        page.gap(words.text(fact.text), WARM).gap(words.text(fact.ask), STRONG)
    return (Page(page),)


def _rehearse(material: Material, words: Words) -> tuple[Page, ...]:
    page = _opening(material, words)
    if material.case is not None:
        page.gap(words("For example:"), QUIET)
        said = [option.say for option in material.options if option.say]
        for number, line in enumerate(said or [material.case.analysis.say]):
            page.say(words.text(line), COOL, gap=number > 0)
    return (Page(page),)


def _commit(material: Material, words: Words) -> tuple[Page, ...]:
    page = _opening(material, words)
    for number, made in enumerate(material.session.commitments):
        page.say(made.text, lead="• ", lead_style=WARM, gap=number == 0)
        aside = " · ".join(part for part in (made.owner, day(made.by, words) if made.by else "") if part)
        if aside:
            page.say(aside, QUIET, indent=2)
    for number, question in enumerate(material.session.questions):
        if number == 0:
            page.gap(words("Questions for the V&E office"), QUIET)
        page.say(question.text, lead="• ", lead_style=QUIET)
    if material.session.themes:
        page.gap(words("Themes"), QUIET)
        page.say(" · ".join(material.session.themes))
    return (Page(page),)


def _wrap_up(material: Material, words: Words) -> tuple[Page, ...]:
    page = _opening(material, words)
    for number, question in enumerate(texts.WRAP_UP_QUESTIONS, start=1):
        page.gap(words(question), STRONG, lead=f"{number}. ", lead_style=WARM)
        answers = material.session.feedback.get(number)
        if answers is not None:
            page.say(words.n("{n} answer", "{n} answers", answers.answers), QUIET, indent=3)
    page.gap(words(texts.WRAP_UP_SCALE), QUIET)
    return (Page(page),)


def _close(material: Material, words: Words) -> tuple[Page, ...]:
    page = _opening(material, words)
    page.gap(words(texts.THANKS))
    page.bullets(by_agenda.what_next(material.session.plan, words), loose=True)
    page.gap(words(texts.IN_CONFIDENCE, contacts=material.contacts(words)), COOL)
    return (Page(page),)


_PAGES: Mapping[Step, Callable[[Material, Words], tuple[Page, ...]]] = {
    Step.CHECK_IN: _check_in,
    Step.GROUND_RULES: _ground_rules,
    Step.READ: _read,
    Step.VOTE_A: _vote,
    Step.DISCUSS: _discuss,
    Step.INJECT: _inject,
    Step.VOTE_B: _vote,
    Step.DEBRIEF: debrief,
    Step.REHEARSE: _rehearse,
    Step.COMMIT: _commit,
    Step.WRAP_UP: _wrap_up,
    Step.CLOSE: _close,
}
