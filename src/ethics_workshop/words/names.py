"""The names of steps, states, methods and bands, translated when they are rendered."""

from collections.abc import Mapping, Sequence

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.case import Rating
from ethics_workshop.domain.command import CommandName
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.people import Role, Standing
from ethics_workshop.domain.session import State
from ethics_workshop.domain.tally import Band, Method, Shown, ShownRound
from ethics_workshop.words.language import N_, P_, Words

STEPS: Mapping[Step, str] = {
    Step.CHECK_IN: P_("step", "Check-in"),
    Step.GROUND_RULES: P_("step", "Ground rules"),
    Step.READ: P_("step", "Read"),
    Step.VOTE_A: P_("step", "Vote A"),
    Step.DISCUSS: P_("step", "Discuss"),
    Step.INJECT: P_("step", "New fact"),
    Step.VOTE_B: P_("step", "Vote B"),
    Step.DEBRIEF: P_("step", "Debrief"),
    Step.REHEARSE: P_("step", "Say it aloud"),
    Step.COMMIT: P_("step", "Commit"),
    Step.WRAP_UP: P_("step", "Wrap-up"),
    Step.CLOSE: P_("step", "Close"),
}

STATES: Mapping[State, str] = {
    State.PLANNED: P_("session", "planned"),
    State.OPEN: P_("session", "open"),
    State.CLOSED: P_("session", "closed"),
    State.CANCELLED: P_("session", "cancelled"),
}

METHODS: Mapping[Method, str] = {
    Method.PAPER: N_("paper"),
    Method.POLL: N_("poll"),
    Method.HANDS: N_("raised hands"),
    Method.BOOTH: N_("booth"),
}

BANDS: Mapping[Band, str] = {
    Band.MOST: P_("ballots", "most"),
    Band.ABOUT_HALF: P_("ballots", "about half"),
    Band.A_FEW: P_("ballots", "a few"),
    Band.NONE: P_("ballots", "none"),
}

RATINGS: Mapping[Rating, str] = {
    Rating.SOUND: P_("rating", "sound"),
    Rating.WORKABLE: P_("rating", "workable"),
    Rating.RISKY: P_("rating", "risky"),
    Rating.BREACH: P_("rating", "breach"),
    Rating.OPEN: P_("rating", "open question"),
}

CASE_STATUS: Mapping[str, str] = {
    "draft": P_("case status", "draft, not yet reviewed by an expert"),
    "sme-reviewed": P_("case status", "reviewed by an expert"),
    "approved": P_("case status", "approved"),
    "retired": P_("case status", "retired"),
}

ROLES: Mapping[Role, str] = {
    Role.EMPLOYEE: N_("employee"),
    Role.SUPERVISOR: N_("supervisor"),
    Role.MANAGER: N_("manager"),
    Role.EXECUTIVE: N_("executive"),
}

STANDINGS: Mapping[Standing, str] = {
    Standing.ACTIVE: N_("active"),
    Standing.INACTIVE: N_("inactive, to be reviewed"),
    Standing.LEFT: N_("has left"),
}

COMMANDS: Mapping[CommandName, str] = {
    CommandName.CHECK_IN: N_("check people in"),
    CommandName.GUEST: N_("add a guest"),
    CommandName.LEAVE: N_("note that somebody left"),
    CommandName.NEXT: N_("go on"),
    CommandName.BACK: N_("go back"),
    CommandName.TALLY: N_("enter a count"),
    CommandName.BOOTH: N_("open the booth"),
    CommandName.BOOTH_COUNT: N_("count the booth’s ballots"),
    CommandName.BOOTH_VOID: N_("give up the booth’s vote"),
    CommandName.INJECT: N_("play the new fact"),
    CommandName.COMMIT: N_("write a commitment"),
    CommandName.QUESTION: N_("write a question"),
    CommandName.THEME: N_("name a theme"),
    CommandName.FEEDBACK: N_("enter feedback"),
    CommandName.REVIEW: N_("say what became of a commitment"),
    CommandName.ANSWER: N_("answer a question"),
    CommandName.ATTEST: N_("sign"),
    CommandName.CANCEL: N_("cancel the session"),
    CommandName.CLOSE: N_("close the session"),
    CommandName.FOLLOW_UP: N_("say what was done with it"),
}


def step_name(step: str, words: Words) -> str:
    """Return the name of a step; an unknown one is given back as it is."""
    return words.p("step", STEPS[Step(step)]) if step in Step._value2member_map_ else step


def state_name(state: str, words: Words) -> str:
    """Return the name of a session's state."""
    return words.p("session", STATES[State(state)])


def method_name(method: str, words: Words) -> str:
    """Return the name of a method, or of methods joined with `+`."""
    return " + ".join(words(METHODS[Method(part)]) for part in method.split("+") if part)


def band_name(band: str, words: Words) -> str:
    """Return the words of a band."""
    return words.p("ballots", BANDS[Band(band)])


def rating_name(rating: str, words: Words) -> str:
    """Return the name of a rating."""
    return words.p("rating", RATINGS[Rating(rating)])


def case_status_name(status: str, words: Words) -> str:
    """Return how far a case has been reviewed."""
    return words.p("case status", CASE_STATUS[status]) if status in CASE_STATUS else status


def role_name(role: str, words: Words) -> str:
    """Return the name of a role on the roster."""
    return words(ROLES[Role(role)])


def standing_name(standing: str, words: Words) -> str:
    """Return where a person stands on the roster, in words."""
    return words(STANDINGS[Standing(standing)])


def command_name(name: str, words: Words) -> str:
    """Return what a command does, as after “you can”."""
    return words(COMMANDS[CommandName(name)])


def citation(reference: Reference, words: Words) -> str:
    """Return a reference as it is cited, such as `Privacy Act, s. 7`; what is from memory says so.

    A section that begins with a letter is an appendix.
    """
    title, section = words.text(reference.title), reference.section
    if section[:1].isalpha():
        title = words("{title}, app.\u00a0{section}", title=title, section=section)
    elif section:
        title = words("{title}, s.\u00a0{section}", title=title, section=section)
    return title if reference.mark == "found" else words("{title} (to verify)", title=title)


def by_instrument(references: Sequence[Reference]) -> list[list[Reference]]:
    """Return references together that one citation can name: of one instrument, as sure, appendices apart."""
    together: dict[tuple[str, str, bool], list[Reference]] = {}
    for each in references:
        key = (each.key.partition("#")[0], each.mark, each.section[:1].isalpha())
        together.setdefault(key, []).append(each)
    return list(together.values())


def joint_citation(references: Sequence[Reference], words: Words) -> str:
    """Return what is cited of one instrument in one line: `Privacy Act, ss. 7, 8`."""
    named = [each for each in references if each.section] or references
    first, sections = named[0], [each.section for each in named]
    if len(sections) < 2:
        return citation(first, words)
    title = words.text(first.title)
    if sections[0][:1].isalpha():
        title = words("{title}, app.\u00a0{section}", title=title, section=", ".join(sections))
    else:
        title = words("{title}, ss.\u00a0{sections}", title=title, sections=", ".join(sections))
    return title if first.mark == "found" else words("{title} (to verify)", title=title)


def share(option: Shown, words: Words) -> str:
    """Return one option's share as people may see it: a percentage from ten ballots on, words below."""
    if option.percent is None:
        return band_name(option.band, words)
    return f"{option.percent}\u00a0%" if words.language == "fr" else f"{option.percent}%"


def result(current: ShownRound, words: Words) -> str:
    """Return a whole round in one line, such as `a: most · b: a few`, or why there is nothing to show."""
    if not current.ballots:
        return words("no vote")
    if not current.options:
        return words("too few to show")
    return " · ".join(
        words("{option}: {share}", option=option.option, share=share(option, words))
        for option in current.options
    )
