"""The summary that everyone receives: complete, and silent about who was there and how a few people voted."""

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import InjectMode, Step
from ethics_workshop.domain.event import (
    AgendaCopy,
    Attendee,
    CaseCopy,
    Day,
    Event,
    OptionCopy,
    SessionPlanned,
)
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Session, replay
from ethics_workshop.domain.tally import Method, Part, Round
from ethics_workshop.domain.text import Text
from ethics_workshop.exchange.summary import render_summary
from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.words.language import Words

UNIT = Unit("Operations", "Network", "Division")
DAY = Day("2026-11-21", "-05:00")
EN, FR = Words("en"), Words("fr")


def both(text: str) -> Text:
    return Text(text, f"{text} FR")


def case(case_id: str, title: str) -> CaseCopy:
    options = (OptionCopy("a", both("open it")), OptionCopy("b", both("decline")))
    return CaseCopy(case_id, both(title), "s1", both("What do you do?"), options, ())


PLAN = SessionPlanned(
    session_id="S-1",
    agenda=AgendaCopy("huddle", both("Huddle"), (), InjectMode.OFFER, "paper", (Step.REHEARSE,), 30),
    cases=(case("C14", "The cousin"), case("C20", "The tool")),
    requirement="ve-workshop",
    unit=UNIT,
    facilitator_id="F1",
    facilitator_name="Facilitating Fay",
    leader_id="L1",
    leader_name="Leading Lee",
    day=DAY,
)
WORDS: tuple[Event, ...] = (
    e.Committed(
        session_id="S-1", commitment_id="K-1", text="If asked, then we say no", owner="Al", by="2026-12-01"
    ),
    e.Committed(session_id="S-1", commitment_id="K-2", text="We look it up"),
    e.QuestionAsked(session_id="S-1", question_id="Q-1", text="May we?"),
    e.ThemeNamed(session_id="S-1", name="gifts"),
)


def session(*events: Event, plan: SessionPlanned = PLAN, **rounds: Round) -> Session:
    found = replay((plan, *events))
    assert found is not None
    return dataclasses.replace(found, rounds={(int(key[1]), key[0]): value for key, value in rounds.items()})


def paper(**totals: int) -> Round:
    return Round().with_parts([Part(Method.PAPER, sum(totals.values()), totals)])


def test_everything_that_belongs_in_it() -> None:
    """Case, votes, commitments with volunteer and date, question, theme, what is still open, next step, contacts."""
    earlier = CommitmentRow("K-0", "S-0", "We ask first", "", "Bo", "2026-11-01", "open", "2026-10-01")
    local = {"ombuds": Text("Ombuds, 613", "Ombuds, au 613")}
    text = render_summary(session(*WORDS, a0=paper(a=9, b=3), b0=paper(a=4, b=8)), [earlier], local, EN)
    for piece in (
        "# Summary of the session",
        "Huddle · Operations / Network / Division · November 21, 2026",
        "## The cousin",
        "- a: open it",
        "- First vote: a: 75% · b: 25%",
        "- Second vote: a: 33% · b: 67%",
        "## The tool",
        "- First vote: no vote",
        "- If asked, then we say no · volunteered: Al · by December 1, 2026",
        "- We look it up",
        "- May we?",
        "- gifts",
        "- We ask first · volunteered: Bo · by November 1, 2026",
        "Ombuds, 613",
    ):
        assert piece in text, piece


def test_it_names_the_day_on_which_the_group_met() -> None:
    """A session is planned days before: the summary names the day it was opened, and once it ended that one."""
    opened = e.SessionOpened(session_id="S-1", day=Day("2026-11-24", "-05:00"))
    closed = e.SessionClosed(session_id="S-1", day=Day("2026-11-25", "-05:00"))
    assert "November 24, 2026" in render_summary(session(opened), [], {}, EN)
    assert "November 25, 2026" in render_summary(session(opened, closed), [], {}, EN)


def test_a_commitment_that_ends_with_a_full_stop() -> None:
    """No point stands before the sign that parts it from who volunteered; alone it stays as it was written."""
    owned = e.Committed(session_id="S-1", commitment_id="K-1", text="We ask first.", owner="Al")
    alone = e.Committed(session_id="S-1", commitment_id="K-2", text="We look it up.")
    lines = render_summary(session(owned, alone), [], {}, EN).splitlines()
    assert {"- We ask first · volunteered: Al", "- We look it up."} <= set(lines)


def test_each_language_stands_alone() -> None:
    """French has no English case text, no English sentence and no English date, and the other way round."""
    events = (*WORDS, e.SessionClosed(session_id="S-1", day=DAY))
    english, french = (render_summary(session(*events, a0=paper(a=6, b=1)), [], {}, w) for w in (EN, FR))
    assert "The cousin FR" in french
    assert "21 novembre 2026" in french
    assert " FR" not in english
    assert not re.search(r"\b(vote:|the|Second vote:|volunteered|ask your)\b", french.replace("The ", ""))
    assert "ask your V&E office" in english


def test_without_local_answers_one_asks_the_office() -> None:
    """Also when only a rule on gifts is filled in."""
    text = render_summary(session(), [], {"gift_rule": both("none")}, EN)
    assert "To speak in confidence: ask your V&E office." in text


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (None, "not closed yet"),
        (e.SessionCancelled(session_id="S-1", day=DAY), "was cancelled"),
        (e.SessionClosed(session_id="S-1", day=DAY), None),
    ],
)
def test_what_is_not_closed_says_so(event: Event | None, sentence: str | None) -> None:
    """An open session's summary can still change; a cancelled one counts for nothing."""
    text = render_summary(session(*([event] if event else [])), [], {}, EN)
    said = {part for part in ("not closed yet", "was cancelled") if part in text}
    assert said == ({sentence} if sentence else set())


def test_small_groups_are_said_in_words_on_both_sides() -> None:
    """Nine ballots before and twelve after: the rule of the smaller one holds for both."""
    text = render_summary(session(a0=paper(a=8, b=1), b0=paper(a=6, b=6)), [], {}, EN)
    assert "- First vote: a: most · b: a few" in text
    assert "- Second vote: a: about half · b: about half" in text
    assert "%" not in text
    assert "so that nobody’s choice shows" in text


def test_hostile_words_stay_words() -> None:
    """Line breaks, escape and direction characters in what was stored cannot leave their line."""
    made = e.Committed(session_id="S-1", commitment_id="K-1", text="a\n# b\x1b[2J\u202e {n}", owner="[x]")
    text = render_summary(session(made), [], {}, EN)
    assert "- a # b[2J {n} · volunteered: [x]" in text
    assert text.count("\n# ") == 0


# Names of people are made of letters that stand in no other text here.
names = st.text("ЖЩЮЯ", min_size=4, max_size=12)
people = st.lists(names, max_size=9, unique=True)
small = st.builds(paper, a=st.integers(0, 2), b=st.integers(0, 2)).filter(lambda r: r.ballots)
middling = st.builds(paper, a=st.integers(0, 9), b=st.integers(0, 9)).filter(lambda r: 5 <= r.ballots < 10)
any_round = st.builds(paper, a=st.integers(0, 30), b=st.integers(0, 30))


def attended(names_of: list[str], guests: list[str], gone: int) -> list[Event]:
    who = tuple(Attendee(f"P{n}", name, UNIT, "remote") for n, name in enumerate(names_of))
    events: list[Event] = [e.CheckedIn(session_id="S-1", people=who)]
    events += [
        e.GuestCheckedIn(session_id="S-1", guest_id=f"guest-{n}", name=g) for n, g in enumerate(guests)
    ]
    events += [e.Left(session_id="S-1", who=f"P{n}") for n in range(min(gone, len(who)))]
    signed = [
        e.FeedbackCounted(session_id="S-1", question=1, answers=len(who), values={"5": 5}),
        *(
            e.CompletionRecorded(
                session_id="S-1",
                completion_id=f"S-1.{p.person_id}",
                person_id=p.person_id,
                name=p.name,
                unit=UNIT,
                requirement="ve-workshop",
                case_ids=("C14",),
                method="session",
                facilitator_id="F1",
                day=DAY,
            )
            for p in who
        ),
    ]
    return [*events, *signed]


@given(people, people, st.integers(0, 9), st.integers(0, 8), any_round, any_round, st.sampled_from([EN, FR]))
@settings(max_examples=60, deadline=None)
def test_nobody_is_named_who_did_not_volunteer(
    present: list[str], guests: list[str], gone: int, owner: int, a: Round, b: Round, words: Words
) -> None:
    """Not the present, not the absent, not guests, not who led: only the owner of a commitment."""
    volunteer = present[owner] if owner < len(present) else ""
    made = e.Committed(session_id="S-1", commitment_id="K-1", text="We will", owner_id="P", owner=volunteer)
    text = render_summary(session(*attended(present, guests, gone), made, a0=a, b0=b), [], {}, words)
    found = set(re.findall(r"[ЖЩЮЯ]+", text))
    assert found == ({volunteer} if volunteer else set())
    assert PLAN.facilitator_name not in text
    assert PLAN.leader_name not in text


@given(people, people, people, people, any_round, any_round)
@settings(max_examples=50, deadline=None)
def test_attendance_does_not_change_a_letter(
    first: list[str], guests: list[str], second: list[str], others: list[str], a: Round, b: Round
) -> None:
    """Whoever was there, however many, whoever led and whatever they answered: the same summary."""
    other = dataclasses.replace(
        PLAN, facilitator_name="ЖЖ", leader_name="ЩЩ", leader_id="", facilitator_id="X"
    )
    one = session(*attended(first, guests, 0), *WORDS, a0=a, b0=b)
    two = session(*attended(second, others, 3), *WORDS, plan=other, a0=a, b0=b)
    assert render_summary(one, [], {}, EN) == render_summary(two, [], {}, EN)


@given(small, small, st.one_of(any_round))
@settings(max_examples=50, deadline=None)
def test_under_five_ballots_nothing_shows_but_that_they_are_few(one: Round, two: Round, other: Round) -> None:
    """Two rounds of one to four ballots read alike, whatever was voted and by how many, and beside any other round."""
    texts = {render_summary(session(a0=r, b0=other, b1=r), [], {}, EN) for r in (one, two)}
    assert len(texts) == 1
    assert "First vote: too few to show" in texts.pop()


@given(middling, st.one_of(small, middling, any_round), st.sampled_from([EN, FR]))
@settings(max_examples=60, deadline=None)
def test_under_ten_ballots_no_number_shows(one: Round, other: Round, words: Words) -> None:
    """Neither a count nor a share, on the small side or on the other one."""
    text = render_summary(session(a0=one, b0=other), [], {}, words)
    votes = [line for line in text.splitlines() if re.match("- (First|Premier|Second) vote", line)]
    assert len(votes) == 4
    assert not any(re.search(r"[0-9%]", line) for line in votes)
