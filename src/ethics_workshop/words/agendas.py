"""Agendas, what fits into the time there is, and a year, in words."""

from collections.abc import Mapping

from ethics_workshop.domain.agenda import FloorMode
from ethics_workshop.domain.fitting import Offer, Reason
from ethics_workshop.domain.year import Fate
from ethics_workshop.words.dates import minutes
from ethics_workshop.words.language import N_, P_, Words

REASONS: Mapping[Reason, str] = {
    Reason.NEW: N_("new for the division"),
    Reason.TALKED: N_("talked about before"),
    Reason.WHOLE: N_("both votes and the debrief"),
    Reason.FULL: N_("uses the time"),
    Reason.SPARE: N_("{n} min to spare"),
}

FLOORS: Mapping[FloorMode, str] = {
    FloorMode.OFF: P_("floor", "off"),
    FloorMode.ASK: P_("floor", "offered"),
    FloorMode.ON: P_("floor", "on"),
}

FATES: Mapping[Fate, str] = {
    Fate.HELD: P_("year", "held"),
    Fate.OPEN: P_("year", "under way"),
    Fate.PLANNED: P_("year", "planned"),
    Fate.MISSED: P_("year", "missed"),
    Fate.CANCELLED: P_("year", "cancelled"),
}


def floor_name(mode: str, words: Words) -> str:
    """Return whether a session listens to how the talking is shared, in a word."""
    return words.p("floor", FLOORS[FloorMode(mode)])


def fate_name(fate: Fate, words: Words) -> str:
    """Return what became of a session."""
    return words.p("year", FATES[fate])


def reasons(offer: Offer, words: Words, *, known: bool) -> str:
    """Return why an offer stands where it does; `known`: whether it is known what the division has talked about."""
    of_the_unit = {Reason.NEW, Reason.TALKED}
    said = [r for r in offer.reasons if known or r not in of_the_unit]
    return " · ".join(words(REASONS[r], n=offer.left // 60) for r in said)


def offer_line(offer: Offer, words: Words) -> str:
    """Return an offer as one line: its agenda, its time, its cases."""
    titles = " + ".join(words.text(case.title) for case in offer.cases)
    return f"{words.text(offer.agenda.title)} · {minutes(offer.seconds, words)} · {titles}"
