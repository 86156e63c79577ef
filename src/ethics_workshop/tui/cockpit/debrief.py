"""The debrief in pages: both votes, each choice and where it leads, the line and the judgment, words to say, sources."""

from ethics_workshop.domain.agenda import guide_size
from ethics_workshop.domain.case import Option, Rating, Scene, SceneKind
from ethics_workshop.domain.tally import Shown, ShownRound, shown_pair
from ethics_workshop.tui.cockpit.booth import both_exact, confidence_line
from ethics_workshop.tui.cockpit.material import Material, Page, letter
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words import texts
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import by_instrument, joint_citation, rating_name, share

BAR = 24
"""Cells of a full bar."""

_RATING_MARKS = {
    Rating.SOUND: ("✓", "bold $good"),
    Rating.WORKABLE: ("~", "bold $cool"),
    Rating.RISKY: ("!", "bold $now"),
    Rating.BREACH: ("✕", "bold $bad"),
    Rating.OPEN: ("?", "bold $cool"),
}


def debrief(material: Material, words: Words) -> tuple[Page, ...]:
    """Return the pages of the debrief; without the case in the bank, only the votes."""
    pages = [Page(votes(material, words), words("Both votes"))]
    for index, option in enumerate(material.options):
        pages.append(
            Page(_choice(option, letter(index), words), words("Choice {letter}", letter=letter(index)))
        )
    if material.case is not None:
        if guide_size(material.steps) == "workshop":
            pages += [Page(_scene(scene, words), words("What came next")) for scene in _later(material)]
        pages.append(Page(_line(material, words), words("Line and judgment")))
        pages.append(Page(_sources(material, words), words("To say, and sources")))
    return tuple(pages)


def votes(material: Material, words: Words) -> Prose:
    """Return both votes side by side, under the rule of small rooms (SESSION.md, “Ballots”)."""
    session = material.session
    ids = tuple(option.id for option in session.case.options)
    a, b = shown_pair(session.round("a"), session.round("b"), ids)
    page = Prose().say(words(texts.ROOM[session.step]), STRONG)
    page.gap(words.text(session.case.question), WARM)
    for index, option in enumerate(session.case.options):
        page.gap(words.text(option.label), STRONG, lead=f"{letter(index)}  ", lead_style=WARM)
        for name, counted, style in ((words("Vote A"), a, "$quiet"), (words("Vote B"), b, "$now")):
            if counted.options:
                _bar(page, name, counted.options[index], style, words)
    for name, counted in ((words("Vote A"), a), (words("Vote B"), b)):
        if not counted.options:
            page.gap(words("{vote}: {why}", vote=name, why=_why_not(counted, words)), QUIET)
    exact = both_exact(session.round("a"), session.round("b"))
    for name, current in ((words("Vote A"), session.round("a")), (words("Vote B"), session.round("b"))):
        if sure := confidence_line(current, words, exact=exact):
            page.gap(sure, QUIET, lead=f"{name}  ", lead_style=QUIET)
    return page


def _why_not(counted: ShownRound, words: Words) -> str:
    return words("too few to show") if counted.ballots else words("no vote")


def _bar(page: Prose, name: str, option: Shown, style: str, words: Words) -> None:
    lead = f"{name}  "
    if option.percent is None:
        page.say(share(option, words), "bold", lead=lead, lead_style=style, indent=3)
        return
    filled = round(BAR * option.percent / 100)
    page.say(
        share(option, words),
        "bold",
        lead=f"{lead}{'█' * filled}{'░' * (BAR - filled)}  ",
        lead_style=style,
        indent=3,
    )


def _choice(option: Option, mark: str, words: Words) -> Prose:
    symbol, style = _RATING_MARKS[option.rating]
    page = Prose().say(words.text(option.label), STRONG, lead=f"{mark}  ", lead_style=WARM)
    page.gap(words.text(option.outcome))
    page.gap(words("Why people choose it"), QUIET).say(words.text(option.why_people_choose))
    page.gap(rating_name(option.rating, words), style, lead=f"{symbol}  ", lead_style=style)
    page.say(words.text(option.feedback))
    return page


def _later(material: Material) -> list[Scene]:
    """Return the decisions of the case on which the room did not vote: longer sessions talk about them."""
    scenes = material.case.scenes if material.case else ()
    voted = material.session.case.scene_id
    return [scene for scene in scenes if scene.kind is SceneKind.DECISION and scene.id != voted]


def _scene(scene: Scene, words: Words) -> Prose:
    page = Prose().say(words.text(scene.text))
    if scene.question is not None:
        page.gap(words.text(scene.question), WARM)
    for index, option in enumerate(scene.options):
        page.say(words.text(option.label), STRONG, lead=f"{letter(index)}  ", lead_style=WARM, gap=index == 0)
    if scene.discuss is not None:
        page.gap(words.text(scene.discuss), COOL)
    return page


def _line(material: Material, words: Words) -> Prose:
    assert material.case is not None  # noqa: S101  # its caller looked
    analysis = material.case.analysis
    page = Prose().say(words("The line: always"), WARM).say(words.text(analysis.line))
    page.gap(words("The judgment: it depends"), WARM).say(words.text(analysis.judgment))
    return page


def _sources(material: Material, words: Words) -> Prose:
    assert material.case is not None  # noqa: S101  # its caller looked
    page = Prose().say(words("To say"), WARM)
    said = [option.say for option in material.options if option.say]
    for line in said or [material.case.analysis.say]:
        page.say(words.text(line), COOL, gap=line is not (said or [line])[0])
    if material.references:
        page.gap(words("Where it is written"), WARM)
    for references in by_instrument(material.references):
        page.say(joint_citation(references, words), lead="• ", lead_style=QUIET)
    return page
