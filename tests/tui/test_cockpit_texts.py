"""What the cockpit says at each step, without a screen: the room's pages, the notes, the agenda, the pace."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.pace import StepTimer, behind, to_cut
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.cockpit import keys
from ethics_workshop.tui.cockpit.material import gather
from ethics_workshop.tui.cockpit.panels import figures, laid_out
from ethics_workshop.tui.cockpit.private import private_notes
from ethics_workshop.tui.cockpit.room import room_pages
from ethics_workshop.tui.cockpit.status import advice
from ethics_workshop.tui.cockpit.strip import agenda_strip
from ethics_workshop.tui.prose import STRONG, Air, Prose, without_widow, wrap
from ethics_workshop.words.commitments import sentence
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import by_instrument, joint_citation
from tests.tui.driving import department, stood_at

EN, FR = Words("en"), Words("fr")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One department of thirteen for the module: the sessions in it are each test's own."""
    return department(tmp_path_factory.mktemp("texts"), 13)


def room(workshop: Workshop, session: Session, words: Words = EN) -> str:
    """All pages of the room as one text."""
    return "\n".join(page.prose.plain for page in room_pages(gather(workshop, session), words))


def notes(workshop: Workshop, session: Session) -> str:
    """The facilitator's notes as one text."""
    return private_notes(gather(workshop, session), EN, inject_key="i").plain


@pytest.mark.parametrize("step", [s.value for s in Step if s is not Step.INJECT])
def test_every_step_has_something_to_see_and_notes_in_both_languages(workshop: Workshop, step: str) -> None:
    """No step is empty, and nothing of its English is left in French."""
    session = stood_at(workshop, step, a=(5, 2, 1), b=(1, 6, 1))
    english, french = room(workshop, session), room(workshop, session, FR)
    assert english
    assert french
    assert not set(english.splitlines()) & set(french.splitlines())
    assert notes(workshop, session)


def test_before_the_vote_the_room_hears_how_each_ballot_is_kept(workshop: Workshop) -> None:
    """The promise follows the way of voting: what is said of paper is not said of raised hands."""
    session = stood_at(workshop, "vote-a")
    material = gather(workshop, session)
    by_default = room_pages(material, EN)[0].prose.plain
    assert "tears up the slips" in by_default
    assert "hide names" in by_default
    hands = room_pages(material.voting("hands"), EN)[0].prose.plain
    assert "not secret" in hands
    assert "tears up" not in hands
    assert [line[:3] for line in hands.splitlines() if line[1:3] == "  "] == ["a  ", "b  ", "c  "]


def test_a_room_under_five_sees_nothing_of_the_split(workshop: Workshop) -> None:
    """Four ballots: too few to show, on the stage and in the notes."""
    session = stood_at(workshop, "debrief", people=4, a=(3, 1, 0), b=(0, 4, 0))
    seen = room(workshop, session)
    assert seen.count("too few to show") == 2
    assert "too few to show" in notes(workshop, session)
    assert "%" not in seen
    assert "most" not in seen.splitlines()


def test_a_room_under_ten_hears_words_and_a_larger_one_numbers(workshop: Workshop) -> None:
    """Nine ballots are said in words, ten in percentages; one small round puts both into words."""
    nine = room(workshop, stood_at(workshop, "debrief", people=9, a=(6, 2, 1), b=(1, 7, 1)))
    assert "Vote A  most" in nine
    assert "%" not in nine
    ten = room(workshop, stood_at(workshop, "debrief", people=10, a=(6, 3, 1), b=(1, 8, 1)))
    assert "60%" in ten
    assert "80%" in ten
    mixed = room(workshop, stood_at(workshop, "debrief", people=10, a=(6, 3, 1), b=(1, 6, 1)))
    assert "%" not in mixed


def test_unanimity_is_told_to_the_facilitator_alone(workshop: Workshop) -> None:
    """After a unanimous vote A, the notes say so and the room's page does not."""
    session = stood_at(workshop, "discuss", a=(0, 8, 0))
    assert "Everybody chose b" in notes(workshop, session)
    assert "Everybody" not in room(workshop, session)


def test_a_vote_with_its_count_shows_the_number_of_ballots_and_no_split(workshop: Workshop) -> None:
    """The room sees the split at the debrief, not at the vote."""
    from ethics_workshop.domain.tally import Method

    session = stood_at(workshop, "vote-a")
    session = workshop.sessions.tally(session.id, {Method.PAPER: {"a": 8}})
    seen = room(workshop, session)
    assert "8 of 8" in seen
    assert "most" not in seen


def test_commitments_of_the_last_session_open_the_next_one(workshop: Workshop) -> None:
    """At check-in there is a second page with what the unit left open."""
    session = stood_at(workshop, "commit")
    workshop.sessions.commit(session.id, "If [b]asked[/b], then say no.", owner="E02", by="2099-01-31")
    while session.step is not Step.CLOSE:
        session = workshop.sessions.next(session.id)
    workshop.sessions.close(session.id)
    following = stood_at(workshop, "check-in")
    pages = room_pages(gather(workshop, following), EN)
    assert len(pages) == 2
    assert "If [b]asked[/b], then say no." in pages[1].prose.plain
    assert "January 31, 2099" in pages[1].prose.plain


def test_a_case_that_left_the_bank_leaves_the_session_whole(workshop: Workshop) -> None:
    """Every step still has a page: question and options are the session's own copy."""
    for step in ("read", "vote-a", "discuss", "debrief", "rehearse"):
        session = stood_at(workshop, step, a=(5, 2, 1))
        bare = replace(gather(workshop, session), case=None, references=())
        assert room_pages(bare, EN)[0].prose.plain
        assert private_notes(bare, EN, inject_key="i").plain


def test_a_workshop_talks_about_the_later_decision_and_a_huddle_does_not(workshop: Workshop) -> None:
    """The debrief of a longer session has a page for the scene on which nobody voted."""
    huddle = room(workshop, stood_at(workshop, "debrief", a=(5, 2, 1)))
    long = room(workshop, stood_at(workshop, "debrief", agenda="workshop", a=(5, 2, 1)))
    assert "Dana leans over" in long
    assert "Dana leans over" not in huddle


def test_the_sections_of_one_instrument_stand_on_one_line() -> None:
    """Sections together, an appendix and what is to be verified apart; a whole instrument is named by its section."""

    def cited(key: str, mark: str = "found") -> Reference:
        instrument, _, section = key.partition("#")
        return Reference(key, Text(instrument, f"{instrument} FR"), section, Text("", ""), mark)

    keys = ("Act#7", "Code", "Act#8", "Act#A", "Act#9")
    references = [*map(cited, keys[:-1]), cited(keys[-1], "memory"), cited("Code#2.1")]
    assert [joint_citation(each, EN) for each in by_instrument(references)] == [
        "Act, ss.\u00a07, 8",
        "Code, s.\u00a02.1",
        "Act, app.\u00a0A",
        "Act, s.\u00a09 (to verify)",
    ]
    assert joint_citation([cited("Act#7"), cited("Act#8")], FR) == "Act FR, art.\u00a07, 8"


def test_broken_local_answers_do_not_stop_a_session(workshop: Workshop, tmp_path: Path) -> None:
    """What is wrong with local.toml is kept to be told; the contacts fall back to the office."""
    other = department(tmp_path)
    (tmp_path / "data" / "local.toml").write_text("ombuds = [", encoding="utf-8")
    material = gather(other, stood_at(other, "ground-rules"))
    assert material.trouble is not None
    assert "ask your V&E office" in room_pages(material, EN)[0].prose.plain


# the agenda and the time


@pytest.mark.parametrize("width", [36, 56, 76, 116, 156])
@pytest.mark.parametrize("words", [EN, FR], ids=["en", "fr"])
def test_the_agenda_fits_its_line_and_names_the_present_step(
    workshop: Workshop, width: int, words: Words
) -> None:
    """At any width the present step is named, and a mark stands for each of the others."""
    from ethics_workshop.words.names import step_name

    session = stood_at(workshop, "debrief", a=(5, 2, 1))
    line = agenda_strip(session, words, width).plain
    assert cell_len(line) <= width
    assert f"▸ {step_name('debrief', words)}" in line
    assert line.count("✓") == 6
    assert line.count("·") == 4


def test_the_offered_new_fact_is_no_step_until_it_is_played(workshop: Workshop) -> None:
    """In a huddle the agenda leaves the new fact out; once played, it stands there and saying it aloud goes."""
    session = stood_at(workshop, "discuss", a=(0, 8, 0))
    assert "New fact" not in agenda_strip(session, EN, 200).plain
    played = workshop.sessions.inject(session.id)
    line = agenda_strip(played, EN, 200).plain
    assert "▸ New fact" in line
    assert "Say it aloud" not in line


class Seconds:
    """A steady clock moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_timer_counts_only_while_it_runs() -> None:
    """Started, paused, started again, and resumed from what was kept."""
    steady = Seconds()
    timer = StepTimer(steady)
    steady.now += 9
    assert timer.elapsed == 0
    timer.toggle()
    steady.now += 5
    timer.toggle()
    steady.now += 50
    assert (timer.elapsed, timer.running) == (5, False)
    timer.load(42, running=True)
    steady.now += 3
    assert (timer.elapsed, timer.running) == (45, True)


def test_late_is_said_after_the_slack_and_names_what_the_agenda_lets_go(workshop: Workshop) -> None:
    """A minute over in the discussion: say it aloud could go; never the debrief."""
    session = stood_at(workshop, "discuss", a=(5, 2, 1))
    spent = {index: session.route[index].seconds for index in range(session.index)}
    assert behind(session, {**spent, session.index: 10}) == 0
    late = behind(session, {**spent, session.index: session.position.seconds + 70})
    assert late == 70
    assert "Say it aloud" in advice(session, late, EN, skip_key="s", cut_key="r")
    assert advice(session, 20, EN, skip_key="s", cut_key="r") == ""
    place = to_cut(session)
    assert place is not None
    assert place.step is Step.REHEARSE


# keys


def test_keys_are_live_where_the_table_has_them(workshop: Workshop) -> None:
    """For every step and command of the cockpit: live means that the table knows the pair."""
    from ethics_workshop.domain.command import CommandName
    from ethics_workshop.domain.table import legal

    named = {
        "tally": CommandName.TALLY,
        "commit": CommandName.COMMIT,
        "question": CommandName.QUESTION,
        "theme-note": CommandName.THEME,
        "feedback": CommandName.FEEDBACK,
        "close": CommandName.CLOSE,
        "kiosk": CommandName.ATTEST,
        "cancel": CommandName.CANCEL,
        "people": CommandName.CHECK_IN,
        "inject": CommandName.INJECT,
    }
    assert set(named) <= {c.id for c in keys.COCKPIT}
    for step in (s.value for s in Step if s is not Step.INJECT):
        session = stood_at(workshop, step, a=(5, 2, 1))
        for command in keys.COCKPIT:
            if command.id in named:
                assert keys.live(command.id, session, 0, 1) == legal(session, named[command.id]), (
                    step,
                    command.id,
                )


def test_the_one_thing_to_do_follows_the_step(workshop: Workshop) -> None:
    """Check in, count, commit, close; elsewhere go on."""
    found = {
        step: keys.to_do(stood_at(workshop, step, a=(5, 2, 1)))
        for step in ("ground-rules", "vote-b", "debrief", "commit", "wrap-up", "close")
    }
    assert found == {
        "ground-rules": "next",
        "vote-b": "tally",
        "debrief": "next",
        "commit": "commit",
        "wrap-up": "next",
        "close": "close",
    }


# text


HOSTILE = st.text(
    alphabet=st.sampled_from("ab [/]*é\u202f\u00a0\x1b\x07\u202e\u2066👩‍👩‍👧汉’'\n"), max_size=120
)


@given(HOSTILE, st.integers(min_value=1, max_value=60))
def test_any_text_is_wrapped_within_its_width_and_loses_no_letter(text: str, width: int) -> None:
    """Lines fit (a wide letter alone in a column aside), and letters come back in order."""
    prose = Prose().say(text, lead="a  ")
    lines = prose.lines(width + 3)
    letters = [c for c in "".join(line.plain for line in lines) if c in "bé汉"]
    assert letters == [c for c in text if c in "bé汉"]
    assert all(cell_len(line.plain) <= max(width + 3, 5) for line in lines)
    assert not any(c in line.plain for line in lines for c in "\x1b\x07\u202e\u2066")


def test_no_line_is_broken_at_a_no_break_space() -> None:
    """« and » stay with their words."""
    lines = [line.plain for line in Prose().say("Elle dit : «\u202fJe ne peux pas\u202f» et part").lines(12)]
    assert not any(line.endswith("«") or line.startswith("»") for line in lines)


@pytest.mark.parametrize(
    ("situation", "said"),
    [
        ("il me demande", "S’il me demande, alors je refuse."),
        ("Ils insistent", "S’ils insistent, alors je refuse."),
        ("illico on me demande", "Si illico on me demande, alors je refuse."),
        ("elle me demande", "Si elle me demande, alors je refuse."),
    ],
)
def test_a_commitment_elides_as_french_does(situation: str, said: str) -> None:
    """“Si il” is never said."""
    assert sentence(situation, "je refuse", FR) == said


@given(st.lists(st.text("abcdé, ", min_size=1, max_size=120), min_size=1, max_size=6), st.integers(20, 90))
def test_pages_of_a_step_begin_at_one_place_and_lose_no_word(texts: list[str], width: int) -> None:
    """However much air there is, every word stands on its page and no line is wider than the panel."""
    pages = [Prose().say("Heading").gap(text, lead="• ") for text in texts]
    for height in (4, 12, 48):
        for page, lines in zip(pages, laid_out(pages, width, height, ample=0.8), strict=True):
            shown = "".join(line.plain for line in lines)
            assert "".join(shown.split()) == "".join(page.plain.split())
            assert all(line.cell_length <= width for line in lines)


def test_no_word_is_left_alone_on_the_last_line() -> None:
    """A paragraph a word too long is broken earlier, in as many lines."""
    text = Content("The totals alone are said, and the slips are torn up at once, by hand.")
    assert [line.plain for line in wrap(text, 64)][-1] == "hand."
    lines = without_widow(text, 64)
    assert len(lines) == 2
    assert lines[-1].cell_length >= 16


def test_a_page_that_is_tight_keeps_what_opens_it_apart() -> None:
    """Air goes in order: between paragraphs of one kind, then between kinds; the heading stays apart."""
    page = Prose().say("Heading", STRONG).gap("One").gap("Two").gap("x", lead="• ").gap("y", lead="• ")
    rows = {air: "".join(line.plain or "-" for line in page.projected(40, air)) for air in Air}
    assert rows == {
        Air.LOOSE: "Heading--One--Two--• x--• y",
        Air.AMPLE: "Heading--One--Two--• x--• y",
        Air.FULL: "Heading-One-Two-• x-• y",
        Air.SOME: "Heading-OneTwo-• x• y",
        Air.LEAST: "Heading-OneTwo• x• y",
    }


def test_the_items_of_a_list_stand_apart_where_there_is_room() -> None:
    """The first one stays under its heading, and what is said about an item stays with it."""
    page = Prose().say("Heading").gap("List").say("x", lead="• ").say("about x", indent=2).say("y", lead="• ")
    rows = [
        "".join(line.plain or "-" for line in laid_out([page], 40, rows, ample=0.8)[0]) for rows in (12, 9)
    ]
    assert rows == ["Heading--List• x  about x-• y", "Heading--List• x  about x• y"]


def test_the_large_figures_are_as_wide_at_every_second() -> None:
    """Ten minutes, one second and time gone over take the same cells: nothing jumps on the wall."""
    assert [figures(seconds) for seconds in (600, 599, 1, -1)] == [" 10:00 ", " 09:59 ", " 00:01 ", "-00:01 "]
