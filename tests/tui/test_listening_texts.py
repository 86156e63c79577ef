"""A listening session speaks of no vote: on no page, in no note, in neither language (SESSION.md, "Steps")."""

import re
from dataclasses import replace

import pytest

from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import AgendaStep, Step, listens
from ethics_workshop.domain.session import Session
from ethics_workshop.exchange.summary import render_summary
from ethics_workshop.tui.cockpit.keys import INJECT, live
from ethics_workshop.tui.cockpit.material import Material
from ethics_workshop.tui.cockpit.private import private_notes
from ethics_workshop.tui.cockpit.room import room_pages
from ethics_workshop.words.language import Words
from tests.domain.test_session_table import ASK, attendee, do, planned
from tests.fakes.memory import case

STEPS = (Step.CHECK_IN, Step.GROUND_RULES, Step.READ, Step.DISCUSS, Step.COMMIT, Step.WRAP_UP, Step.CLOSE)
VOTING = re.compile(r"\bvot(e|es|er|ez|ed|ing|ons)\b|ballot", re.IGNORECASE)


def listening(step: Step) -> Session:
    """A listening session of eight people that stands at `step`."""
    session = planned(steps=STEPS)
    agenda = replace(session.plan.agenda, ballot="", steps=tuple(AgendaStep(s, 60) for s in STEPS))
    session = do(
        Session(replace(session.plan, agenda=agenda, requirement="")),
        c.CheckIn(tuple(attendee(n) for n in range(1, 9))),
    )
    while session.step is not step:
        session = do(session, c.Next())
    return session


def material(session: Session) -> Material:
    return Material(session, case(), (), (), {}, "")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("step", STEPS)
def test_no_page_and_no_note_of_a_listening_session_speaks_of_votes(step: Step, language: str) -> None:
    words, told = Words(language), material(listening(step))
    assert listens(told.steps)
    pages = [page.prose.plain for page in room_pages(told, words)]
    for text in (*pages, private_notes(told, words, inject_key="i").plain):
        assert text
        assert not VOTING.search(text), text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_summary_says_what_was_said_and_by_when_the_room_hears_more(language: str) -> None:
    """No vote in it; the words of the room whole; the date, and later what was done."""
    words = Words(language)
    session = do(listening(Step.DISCUSS), c.NameTheme("Nobody reads the second form."))
    while session.step is not Step.CLOSE:
        session = do(session, c.Next())
    session = do(session, c.Close())
    text = render_summary(session, (), {}, words)
    assert not VOTING.search(text), text
    assert "- Nobody reads the second form." in text
    assert "2026" in text.partition("\n## ")[2].partition("\n## ")[0]
    session = do(session, c.FollowUp("The second form is gone."))
    assert "- The second form is gone." in render_summary(session, (), {}, words)
    assert do(session, c.FollowUp("The second form is gone.")) == session


def test_no_new_fact_is_offered_where_the_agenda_has_no_place_for_it() -> None:
    session = listening(Step.DISCUSS)
    assert session.unplayed
    assert not live(INJECT.id, session, 0, 1)
    assert ASK.day.date < session.plan.follow_up_by
