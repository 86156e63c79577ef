"""The transition table: every pair of place and command, and the ways that lead through a session."""

import dataclasses

import pytest

from ethics_workshop.domain import command as c
from ethics_workshop.domain.agenda import AgendaStep, InjectMode, Step
from ethics_workshop.domain.command import Command, CommandName
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.event import (
    AgendaCopy,
    Attendee,
    AttestationSigned,
    CaseCopy,
    CompletionRecorded,
    Day,
    OptionCopy,
    RoundSkipped,
    SessionPlanned,
    StepEntered,
)
from ethics_workshop.domain.loop_event import Outcome
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Place, Session, State
from ethics_workshop.domain.table import TABLE, Context, decide, legal
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text

DAY = Day("2026-11-21", "-05:00")
ASK = Context("E01", DAY)
UNIT = Unit("Operations", "Network", "Division 2")


def attendee(number: int) -> Attendee:
    return Attendee(f"E{number:02}", f"Person {number}", UNIT)


def planned(
    *, cases: int = 1, inject: InjectMode = InjectMode.PLAY, steps: tuple[Step, ...] = tuple(Step)
) -> Session:
    agenda = AgendaCopy(
        agenda_id="workshop",
        title=Text("Workshop", "Atelier"),
        steps=tuple(AgendaStep(step, 60) for step in steps),
        inject=inject,
        ballot="paper+poll",
        cut=(Step.REHEARSE, Step.VOTE_B, Step.INJECT, Step.WRAP_UP),
        slack_seconds=0,
    )
    copies = tuple(
        CaseCopy(
            case_id=f"C{n:02}-case",
            title=Text("Case", "Cas"),
            scene_id="s1",
            question=Text("What?", "Quoi?"),
            options=(OptionCopy("a", Text("a", "a")), OptionCopy("b", Text("b", "b"))),
            injects=("i1", "i2"),
        )
        for n in range(1, cases + 1)
    )
    return Session(
        plan=SessionPlanned(
            session_id="S-1",
            agenda=agenda,
            cases=copies,
            requirement="ve-workshop",
            unit=UNIT,
            facilitator_id="E01",
            facilitator_name="Person 1",
            day=DAY,
            follow_up_by="2026-12-21",
        )
    )


def signature(person: str = "E02") -> AttestationSigned:
    return AttestationSigned(
        attestation_id="A-1",
        person_id=person,
        name="Person 2",
        unit=UNIT,
        statement="model",
        version="1",
        cycle="2026-2027",
        language="en",
        text_sha256="0" * 64,
        signed_name="Person 2",
        method="kiosk",
        assurance="A0",
        session_id="S-1",
        receipt="0000-0000-0000-0000",
        day=DAY,
    )


def do(session: Session, *commands: Command) -> Session:
    for command in commands:
        for event in decide(session, command, ASK):
            session = session.evolve(event)
    return session


def at(place: Place, **options: object) -> Session:
    """A session that stands at `place`, with eight people in, a vote counted and something written."""
    session = planned(**options)  # type: ignore[arg-type]
    if place is Place.PLANNED:
        return session
    session = do(session, c.CheckIn(tuple(attendee(n) for n in range(1, 9))))
    if place is Place.CANCELLED:
        return do(session, c.Cancel())
    goal = Place.CLOSE if place is Place.CLOSED else place
    while session.place is not goal:
        session = do(session, c.Next())
    if place is not Place.CLOSED:
        return session
    return do(session, c.Commit("K-0", "We will."), c.AskQuestion("Q-0", "May we?"), c.Close())


SAMPLE: dict[CommandName, Command] = {
    CommandName.CHECK_IN: c.CheckIn((attendee(9),)),
    CommandName.GUEST: c.AddGuest("A guest"),
    CommandName.LEAVE: c.Leave("E02"),
    CommandName.NEXT: c.Next(),
    CommandName.BACK: c.Back(),
    CommandName.CUT: c.Cut(),
    CommandName.TALLY: c.Tally({Method.PAPER: {"a": 6, "b": 2}}),
    CommandName.BOOTH: c.OpenBooth("B-2"),
    CommandName.BOOTH_COUNT: c.CountBooth("B-1", {"a": 6, "b": 2}),
    CommandName.BOOTH_VOID: c.VoidBooth(),
    CommandName.INJECT: c.PlayInject(),
    CommandName.COMMIT: c.Commit("K-1", "If it happens, then we will talk."),
    CommandName.QUESTION: c.AskQuestion("Q-1", "Who may ask?"),
    CommandName.THEME: c.NameTheme("social media"),
    CommandName.FEEDBACK: c.CountFeedback(1, {4: 5}),
    CommandName.REVIEW: c.Review("K-0", Outcome.KEPT),
    CommandName.ANSWER: c.Answer("Q-0", Text("Yes.", "Oui.")),
    CommandName.ATTEST: c.Attest(signature()),
    CommandName.CANCEL: c.Cancel(),
    CommandName.CLOSE: c.Close(),
    CommandName.FOLLOW_UP: c.FollowUp("The form is one page shorter."),
}

# Written out by hand from SESSION.md, not read from the table: a change of the table must be wanted twice.
OPEN = tuple(p for p in Place if p not in {Place.PLANNED, Place.CLOSED, Place.CANCELLED})
FROM_READ = OPEN[2:]
EXPECTED: dict[CommandName, set[Place]] = {
    CommandName.CHECK_IN: {Place.PLANNED, *OPEN},
    CommandName.GUEST: {Place.PLANNED, *OPEN},
    CommandName.LEAVE: set(OPEN),
    CommandName.NEXT: {Place.PLANNED, *OPEN} - {Place.CLOSE},
    CommandName.BACK: set(OPEN) - {Place.CHECK_IN},
    CommandName.CUT: set(OPEN) - {Place.WRAP_UP, Place.CLOSE},
    CommandName.TALLY: {Place.VOTE_A, Place.VOTE_B},
    CommandName.BOOTH: {Place.VOTE_A, Place.VOTE_B},
    CommandName.BOOTH_COUNT: {Place.VOTE_A, Place.VOTE_B},
    CommandName.BOOTH_VOID: {Place.VOTE_A, Place.VOTE_B},
    CommandName.INJECT: {Place.DISCUSS, Place.INJECT},
    CommandName.COMMIT: set(FROM_READ),
    CommandName.QUESTION: set(FROM_READ),
    CommandName.THEME: set(FROM_READ),
    CommandName.FEEDBACK: {Place.WRAP_UP, Place.CLOSE, Place.CLOSED},
    CommandName.REVIEW: {Place.CLOSED},
    CommandName.ANSWER: {Place.CLOSED},
    CommandName.ATTEST: {Place.WRAP_UP, Place.CLOSE, Place.CLOSED},
    CommandName.CANCEL: {Place.PLANNED, *OPEN},
    CommandName.CLOSE: {Place.CLOSE},
    CommandName.FOLLOW_UP: {Place.CLOSED},
}


@pytest.mark.parametrize("place", list(Place))
@pytest.mark.parametrize("name", list(CommandName))
def test_every_pair_is_legal_or_refused(place: Place, name: CommandName) -> None:
    """Each of the 15 places and each command: the events are made, or a typed refusal is raised and nothing changes."""
    session = at(place)
    if place in {Place.VOTE_A, Place.VOTE_B}:
        session = do(session, c.OpenBooth("B-1"))
    if place in EXPECTED[name]:
        events = decide(session, SAMPLE[name], ASK)
        assert events
        assert all(event.actor == "E01" or isinstance(event, AttestationSigned) for event in events)
        return
    before = dataclasses.replace(session)
    with pytest.raises(Refused) as refusal:
        decide(session, SAMPLE[name], ASK)
    expected = (
        Problem.NOTHING_TO_GO_BACK_TO
        if (place, name) == (Place.CHECK_IN, CommandName.BACK)
        else Problem.NOT_NOW
    )
    assert refusal.value.problem is expected
    assert session == before


def test_the_table_is_what_the_help_shows() -> None:
    """`legal` says the same as the table."""
    for place in Place:
        session = at(place)
        assert {n for n in CommandName if legal(session, n)} == {n for (p, n) in TABLE if p is place}


def test_the_first_check_in_opens_and_so_does_next() -> None:
    """A planned session stands at check-in; either command opens it, and `next` goes on."""
    assert planned().step is Step.CHECK_IN
    assert do(planned(), c.CheckIn((attendee(1),))).place is Place.CHECK_IN
    opened = do(planned(), c.Next())
    assert (opened.state, opened.step) == (State.OPEN, Step.GROUND_RULES)


def test_twelve_steps_in_order() -> None:
    """With injects played, `next` walks through all twelve steps."""
    session, seen = do(planned(), c.CheckIn((attendee(1),))), [Step.CHECK_IN]
    while session.step is not Step.CLOSE:
        session = do(session, c.Next())
        seen.append(session.step)
    assert seen == list(Step)


def test_an_agenda_may_leave_steps_out_and_cases_repeat() -> None:
    """Two cases go through `read` to `rehearse` twice; steps an agenda leaves out are not there."""
    steps = (Step.CHECK_IN, Step.READ, Step.VOTE_A, Step.DEBRIEF, Step.COMMIT, Step.CLOSE)
    session, seen = planned(cases=2, steps=steps), []
    while session.step is not Step.CLOSE:
        seen.append((session.step, session.case.case_id))
        session = do(session, c.Next())
    one, two = "C01-case", "C02-case"
    assert seen == [
        (Step.CHECK_IN, one),
        (Step.READ, one),
        (Step.VOTE_A, one),
        (Step.DEBRIEF, one),
        (Step.READ, two),
        (Step.VOTE_A, two),
        (Step.DEBRIEF, two),
        (Step.COMMIT, two),
    ]


def test_a_huddle_offers_the_inject_in_place_of_rehearsing() -> None:
    """On offer, `next` never enters the inject; once it was played, `rehearse` is passed over."""
    session = at(Place.DISCUSS, inject=InjectMode.OFFER)
    assert do(session, c.Next()).step is Step.VOTE_B
    played = do(session, c.PlayInject())
    assert played.step is Step.INJECT
    assert played.unplayed == ("i2",)
    on = do(played, c.Next(), c.Next(), c.Next())
    assert on.step is Step.COMMIT


def test_injects_run_out() -> None:
    """A case's new facts are played once each; then the command is refused."""
    session = do(at(Place.INJECT), c.PlayInject(), c.PlayInject())
    with pytest.raises(Refused) as refusal:
        decide(session, c.PlayInject(), ASK)
    assert refusal.value.problem is Problem.NO_INJECT_LEFT


def test_next_past_a_vote_without_ballots_skips_the_round() -> None:
    """The skipped round leaves its trace, and no round."""
    events = decide(at(Place.VOTE_A), c.Next(), ASK)
    assert [type(event) for event in events] == [RoundSkipped, StepEntered]
    counted = do(at(Place.VOTE_A), SAMPLE[CommandName.TALLY])
    assert [type(event) for event in decide(counted, c.Next(), ASK)] == [StepEntered]


def test_back_returns_the_way_one_came_and_a_count_can_be_corrected() -> None:
    """Going back from discuss to vote A, the same method corrects the count."""
    session = do(at(Place.VOTE_A), SAMPLE[CommandName.TALLY], c.Next(), c.Back())
    assert session.step is Step.VOTE_A
    corrected = do(session, c.Tally({Method.PAPER: {"a": 5, "b": 3}}))
    assert corrected.round("a").totals == {"a": 5, "b": 3}
    assert corrected.round("a").method == "paper"


def test_more_ballots_than_people_are_refused() -> None:
    """Nine ballots of eight people, also when two methods make nine together; a guest makes room."""
    session = at(Place.VOTE_A)
    for tally in (
        c.Tally({Method.PAPER: {"a": 9}}),
        c.Tally({Method.PAPER: {"a": 6}, Method.POLL: {"b": 3}}),
    ):
        with pytest.raises(Refused) as refusal:
            decide(session, tally, ASK)
        assert refusal.value.problem is Problem.TOO_MANY_BALLOTS
    paper = do(session, c.Tally({Method.PAPER: {"a": 6}}))
    with pytest.raises(Refused):
        decide(paper, c.Tally({Method.POLL: {"a": 3}}), ASK)
    assert do(paper, c.AddGuest("Someone"), c.Tally({Method.POLL: {"a": 3}})).round("a").ballots == 9


@pytest.mark.parametrize(
    ("tally", "problem"),
    [
        ({Method.PAPER: {"z": 1}}, Problem.UNKNOWN_OPTION),
        ({Method.PAPER: {"a": -1}}, Problem.BAD_COUNT),
        ({Method.PAPER: {"a": 0}}, Problem.NO_BALLOTS),
        ({}, Problem.NO_BALLOTS),
    ],
)
def test_a_senseless_count_is_refused(tally: dict[Method, dict[str, int]], problem: Problem) -> None:
    """Unknown options, negative counts and empty counts are refused, each with its reason."""
    with pytest.raises(Refused) as refusal:
        decide(at(Place.VOTE_A), c.Tally(tally), ASK)
    assert refusal.value.problem is problem


def completed(session: Session) -> list[str]:
    return [e.person_id for e in decide(session, c.Close(), ASK) if isinstance(e, CompletionRecorded)]


def to_close(session: Session) -> Session:
    while session.step is not Step.CLOSE:
        session = do(session, c.Next())
    return session


def test_completion_is_for_those_there_from_vote_a_through_debrief() -> None:
    """Late arrivals and early leavers do not complete; leaving after the debrief, and guests, change nothing."""
    session = do(at(Place.DISCUSS), c.CheckIn((attendee(9),)), c.Leave("E01"), c.AddGuest("Guest"))
    while session.step is not Step.REHEARSE:
        session = do(session, c.Next())
    session = to_close(do(session, c.Leave("E02")))
    assert completed(session) == ["E02", "E03", "E04", "E05", "E06", "E07", "E08"]


def test_going_back_corrects_attendance() -> None:
    """Somebody forgotten at vote A completes after all when one goes back, checks in, and goes on again."""
    session = do(at(Place.DISCUSS), c.Back(), c.CheckIn((attendee(9),)))
    assert "E09" in completed(to_close(session))


def test_leaving_by_mistake_and_coming_back_within_a_step_changes_nothing() -> None:
    """Presence is read when a step is left by `next`."""
    session = do(at(Place.DISCUSS), c.Leave("E01"), c.CheckIn((attendee(1),)))
    assert "E01" in completed(to_close(session))


def test_with_two_cases_one_must_stay_for_both() -> None:
    """The window runs from the first vote A to the last debrief."""
    session = at(Place.REHEARSE, cases=2)
    session = to_close(do(session, c.Next(), c.Leave("E03")))
    assert "E03" not in completed(session)
    assert len(completed(session)) == 7


def test_an_agenda_that_counts_for_nothing_completes_nobody() -> None:
    """Without a requirement, closing records no completion."""
    session = to_close(at(Place.DEBRIEF))
    plain = dataclasses.replace(session, plan=dataclasses.replace(session.plan, requirement=""))
    assert completed(plain) == []


def test_only_who_was_present_signs_after_the_session() -> None:
    """A stranger to the session is refused; somebody who left early may sign."""
    with pytest.raises(Refused) as refusal:
        decide(at(Place.CLOSED), c.Attest(signature("E77")), ASK)
    assert refusal.value.problem is Problem.WAS_NOT_PRESENT
    early = do(at(Place.WRAP_UP), c.Leave("E02"))
    assert decide(early, c.Attest(signature()), ASK)


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (c.Commit("K", " \x1b \u202e "), Problem.EMPTY_TEXT),
        (c.Commit("K", "x" * 281), Problem.TEXT_TOO_LONG),
        (c.Commit("K", "x", by="21/11/2026"), Problem.BAD_DATE),
        (c.Commit("K", "x", by="20261121"), Problem.BAD_DATE),
        (c.Commit("K", "x", by="2026-11-20"), Problem.DATE_IN_THE_PAST),
        (c.AskQuestion("Q", ""), Problem.EMPTY_TEXT),
        (c.NameTheme(""), Problem.EMPTY_TEXT),
    ],
)
def test_what_is_written_down_is_short_clean_and_dated(command: Command, problem: Problem) -> None:
    """Empty or long text and wrong dates are refused, each with its reason."""
    with pytest.raises(Refused) as refusal:
        decide(at(Place.COMMIT), command, ASK)
    assert refusal.value.problem is problem


def test_feedback_under_five_keeps_only_its_number() -> None:
    """Four answers leave no values behind; five do."""
    few = do(at(Place.WRAP_UP), c.CountFeedback(1, {5: 4}))
    assert (few.feedback[1].answers, dict(few.feedback[1].values)) == (4, {})
    enough = do(few, c.CountFeedback(1, {5: 4, 2: 1}))
    assert dict(enough.feedback[1].values) == {"5": 4, "2": 1}
    with pytest.raises(Refused):
        decide(few, c.CountFeedback(1, {5: 9}), ASK)
    with pytest.raises(Refused):
        decide(few, c.CountFeedback(4, {5: 1}), ASK)
