"""What only the facilitator sees: at each step what to do and say, and what the vote suggests."""

from ethics_workshop.domain.agenda import Step, listens
from ethics_workshop.domain.tally import Round, shown
from ethics_workshop.tui.cockpit.booth import confidence_line
from ethics_workshop.tui.cockpit.material import Material, letters
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words import by_agenda
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import method_name, share


def private_notes(material: Material, words: Words, *, inject_key: str) -> Prose:
    """Return the notes for the step at which the session stands; `inject_key` tells the room a new fact."""
    page = Prose()
    session, step = material.session, material.session.step
    if step in {Step.VOTE_A, Step.DISCUSS, Step.INJECT}:
        _split(page, session.round("a"), words("Vote A"), material, words, inject_key=inject_key)
    if step in {Step.VOTE_B, Step.DEBRIEF}:
        _split(page, session.round("b"), words("Vote B"), material, words, inject_key=inject_key)
    for line in by_agenda.facilitator(step, material.steps):
        page.say(words(line), lead="• ", lead_style=COOL, gap=bool(page))
    _guide(page, material, words)
    _case_notes(page, material, words)
    return page


def _split(
    page: Prose, current: Round, name: str, material: Material, words: Words, *, inject_key: str
) -> None:
    if not current.ballots:
        return
    session, marks = material.session, letters(material.session)
    counted = shown(current, tuple(marks))
    page.say(words("{vote}, {n} ballots", vote=name, n=current.ballots), WARM)
    if current.incomplete:
        methods = method_name("+".join(current.incomplete), words)
        page.say(
            words(
                "The split by {methods} was not kept while the round was under five: type it again.",
                methods=methods,
            )
        )
        return
    if not counted.options:
        page.say(words("too few to show"))
        return
    for option in counted.options:
        page.say(share(option, words), lead=f"{marks[option.option]}  ", lead_style=WARM, indent=1)
    if sure := confidence_line(current, words, exact=True):
        page.say(sure, gap=True)
    if current.unanimous:
        page.gap(
            words(
                "Everybody chose {letter}. You hear it before the room does.", letter=marks[current.unanimous]
            ),
            STRONG,
        )
        page.say(
            words("Ask for the strongest reason against, or play the new fact ({key}).", key=inject_key)
            if session.unplayed
            else words("Ask for the strongest reason against.")
        )


def _guide(page: Prose, material: Material, words: Words) -> None:
    if material.case is None:
        return
    session = material.session
    size = by_agenda.case_guide(material.steps)
    steps = [g for g in material.case.guide if g.size == size and g.step == session.step.value]
    for number, guide in enumerate(steps):
        if number == 0:
            page.gap(words("The case’s guide"), QUIET)
        page.say(words.text(guide.text))


def _case_notes(page: Prose, material: Material, words: Words) -> None:
    case, step = material.case, material.session.step
    if case is None:
        return
    if step is Step.READ and case.notes.sensitivity is not None:
        page.gap(words("Sensitive"), WARM).say(words.text(case.notes.sensitivity))
    told = not listens(material.steps)  # what leads towards a vote, or towards an answer, is not
    if step is Step.READ and told:
        page.gap(words("The aim"), QUIET).say(words.text(case.goal))
    if step is Step.DISCUSS and told:
        page.gap(words("Watch for"), QUIET).say(words.text(case.notes.pitfalls))
    if step is Step.DISCUSS and case.notes.support is not None:
        page.gap(words("Support"), QUIET).say(words.text(case.notes.support))
    if step is Step.DEBRIEF:
        page.gap(words("What it is about"), QUIET).say(words.text(case.analysis.issue))
        page.gap(words("Afterwards"), QUIET).say(words.text(case.analysis.follow_up))
