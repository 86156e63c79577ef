"""The cockpit by the keyboard: its dialogs, its timer, its notes, and leaving without losing anything."""

from pathlib import Path

import pytest

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.session import Session, State
from ethics_workshop.tui.screens.cockpit import CockpitScreen
from tests.tui.driving import Driver, department, driving, planned, stood_at


class Steady:
    """A steady clock moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def cockpit(driver: Driver, session: Session, steady: Steady | None = None) -> CockpitScreen:
    """Open the cockpit of `session` and wait until it shows."""
    screen = CockpitScreen(session.id, steady=steady or Steady())
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.session is not None)
    await driver.settle()
    return screen


async def test_check_in_with_remote_people_a_guest_and_somebody_from_elsewhere(tmp_path: Path) -> None:
    """All present except one, one remote, a guest, and a person of another unit found by name."""
    workshop = department(tmp_path, 4)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, planned(workshop))
        await driver.press("a")
        await driver.until(lambda: driver.name == "AttendanceDialog")
        await driver.press("a", "home", "space", "down", "m", "g")
        await driver.until(lambda: driver.name == "Note")
        await driver.type("Ana")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "AttendanceDialog")
        await driver.press("f")
        await driver.type("elsewh")
        await driver.until(lambda: "Remi Elsewhere" in driver.text)
        await driver.press("enter", "tab", "enter")
        await driver.until(lambda: driver.name == "CockpitScreen" and bool(screen.session.present))
        await driver.settle()
        session = workshop.sessions.load(screen.session_id)
        assert session.state is State.OPEN
        modes = {session.people[p].name: session.people[p].mode for p in session.checked_in}
        assert modes == {
            "Ève L’Île": "remote",
            "Sam O’Neill": "room",
            "Zoé Côté": "room",
            "Remi Elsewhere": "room",
        }
        assert list(session.guests.values()) == ["Ana"]
        await driver.press("l", "end", "space", "enter")  # the guest leaves
        await driver.until(lambda: driver.name == "CockpitScreen" and len(screen.session.present) == 4)


async def test_ticks_and_typed_text_outlive_escape(tmp_path: Path) -> None:
    """Escape from a dialog, and from the cockpit, loses neither ticks nor words."""
    workshop = department(tmp_path, 3)
    session = stood_at(workshop, "commit", people=3)
    async with driving(workshop) as driver:
        await cockpit(driver, session)
        await driver.press("u")
        await driver.type("May we")
        await driver.press("escape", "escape", "enter")
        assert driver.name == "HomeScreen"
        again = await cockpit(driver, session)
        await driver.press("u")
        await driver.until(lambda: driver.name == "Note")
        assert driver.screen.query_one("#note").value == "May we"
        await driver.press("f6")
        assert "Une question" in driver.text
        assert driver.screen.query_one("#note").value == "May we"
        await driver.type("?")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        assert [q.text for q in again.session.questions] == ["May we?"]
        await driver.press("u")
        await driver.until(lambda: driver.name == "Note")
        assert driver.screen.query_one("#note").value == ""


async def test_too_many_ballots_are_refused_and_the_typed_totals_stay(tmp_path: Path) -> None:
    """Nine ballots for eight people: a sentence, the form as it was, then the corrected count is saved."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "vote-a"))
        await driver.press("t", "5", "down", "4")
        assert "9 ballots for 8 people" in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert driver.name == "TallyDialog"
        await driver.press("backspace", "3", "enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        assert screen.session.round("a").totals == {"a": 5, "b": 3, "c": 0}
        await driver.press("t")
        assert "8 of 8" in driver.text  # what was counted stands in the fields, to be corrected
        await driver.press("m")
        assert "raised hands" in driver.text
        assert "not secret" in driver.text


async def test_poll_and_paper_add_up(tmp_path: Path) -> None:
    """Remote people answer a poll: its totals stand in a column of their own."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "vote-a"))
        await driver.press("enter", "4", "tab", "2", "enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        counted = screen.session.round("a")
        assert (counted.method, counted.totals["a"]) == ("paper+poll", 6)


async def test_a_commitment_is_read_back_before_it_is_saved(tmp_path: Path) -> None:
    """Enter reads back; a change asks for another reading; a date past is refused and nothing is lost."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "commit"))
        await driver.press("c")
        await driver.type("asked")
        await driver.press("down")
        await driver.type("say no.")
        await driver.press("down", "down", "tab")
        await driver.type("2020-01-01")
        await driver.press("enter")
        assert "If asked, then say no." in driver.text
        assert "Read it aloud" in driver.text
        assert not screen.session.commitments
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        await driver.press(*["backspace"] * 10, "down", "enter", "enter")
        await driver.until(lambda: driver.name == "CockpitScreen")
        (made,) = screen.session.commitments
        assert (made.text, made.owner_id) == ("If asked, then say no.", "E01")
        assert made.by
        assert "If asked, then say no." in driver.text


async def test_feedback_theme_and_question_are_kept(tmp_path: Path) -> None:
    """Totals of three questions, a theme and a question reach the session."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "wrap-up"))
        await driver.press("h")
        await driver.type("family")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "CockpitScreen" and bool(screen.session.themes))
        await driver.press("w")
        await driver.until(lambda: driver.name == "FeedbackDialog")
        await driver.press("tab", "tab", "tab", "2", "tab", "6", "enter")
        await driver.until(lambda: driver.name == "CockpitScreen" and bool(screen.session.feedback))
        assert screen.session.feedback[1].values == {"4": 2, "5": 6}
        assert screen.session.themes == ("family",)
        assert "8 answers" in driver.text


async def test_a_new_fact_takes_the_place_of_saying_it_aloud(tmp_path: Path) -> None:
    """`i` in the discussion tells the room the fact; the way on leads past the rehearsal."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(120, 36)) as driver:
        screen = await cockpit(driver, stood_at(workshop, "discuss", a=(0, 8, 0)))
        await driver.press("i")
        await driver.until(lambda: screen.session.step is Step.INJECT)
        assert "her landlord is selling" in driver.text
        for _ in range(12):
            if screen.session.step is Step.COMMIT:
                break
            await driver.press("s")
            assert screen.session.step is not Step.REHEARSE
        assert screen.session.step is Step.COMMIT


async def test_pages_turn_before_the_step_changes_and_back_again(tmp_path: Path) -> None:
    """The debrief has pages: PgDn and PgUp go through them, then on and back by steps."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "debrief", a=(5, 2, 1), b=(1, 6, 1)))
        pages = len(screen.pages)
        assert "page 1 of 6" in driver.text
        await driver.press(*["pagedown"] * (pages - 1))
        assert screen.session.step is Step.DEBRIEF
        assert "Where it is written" in driver.text
        await driver.press("left", "right", "pagedown")
        await driver.until(lambda: screen.session.step is Step.REHEARSE)
        await driver.press("pageup")
        await driver.until(lambda: screen.session.step is Step.DEBRIEF)
        assert screen.session.trail


async def test_the_timer_resumes_where_it_stood(tmp_path: Path) -> None:
    """After leaving, and in another run of the app: same step, same seconds, still running or still paused."""
    workshop, steady = department(tmp_path), Steady()
    session = stood_at(workshop, "discuss", a=(5, 2, 1))
    async with driving(workshop) as driver:
        screen = await cockpit(driver, session, steady)
        await driver.press(".")
        steady.now += 83
        screen.tick()
        await driver.settle()
        assert "1:23 of 4:00" in driver.text
        await driver.press("escape", "enter")
        assert driver.name == "HomeScreen"
    async with driving(workshop) as driver:
        later = Steady()
        screen = await cockpit(driver, session, later)
        assert (screen.session.step, screen.timer.elapsed, screen.timer.running) == (Step.DISCUSS, 83, True)
        later.now += 400
        screen.tick()
        await driver.settle()
        assert "late" in driver.text
        await driver.press(".")
        assert not screen.timer.running
        await driver.press("s")
        await driver.until(lambda: screen.session.step is Step.VOTE_B)
        await driver.press("escape", "enter")
        assert driver.name == "HomeScreen"
    async with driving(workshop) as driver:
        await cockpit(driver, session, Steady())
        assert "4:03 late" in driver.text  # 83 + 400 seconds for a discussion of four minutes


async def test_a_crash_loses_at_most_the_second_in_hand(tmp_path: Path) -> None:
    """Every second the timer is kept: without any good-bye, another screen finds it."""
    workshop, steady = department(tmp_path), Steady()
    session = stood_at(workshop, "read")
    async with driving(workshop) as driver:
        screen = await cockpit(driver, session, steady)
        await driver.press(".")
        steady.now += 7
        screen.tick()
        await driver.settle()
        kept = workshop.sessions.step_clock(workshop.sessions.load(session.id))
        assert kept is not None
        assert (kept.elapsed, kept.running) == (7, True)


async def test_notes_show_for_eight_seconds_and_stay_only_after_a_question(tmp_path: Path) -> None:
    """With one screen a key peeks; to keep the notes open one says that nobody else sees the screen."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "vote-a"))
        assert "Stay silent" not in driver.text
        await driver.press("n")
        assert "Stay silent" in driver.text
        for _ in range(8):
            screen.tick()
        await driver.settle()
        assert "Stay silent" not in driver.text
        await driver.press("v")
        await driver.until(lambda: driver.name == "Confirm")
        await driver.press("enter")
        await driver.settle()
        assert "Stay silent" not in driver.text
        await driver.press("v", "y")
        for _ in range(20):
            screen.tick()
        await driver.settle()
        assert "Stay silent" in driver.text


async def test_keys_that_the_table_refuses_do_nothing(tmp_path: Path) -> None:
    """At check-in there is nothing to count, commit, sign or close; the footer does not offer it."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(160, 48)) as driver:
        screen = await cockpit(driver, planned(workshop))
        for key in ("t", "b", "i", "c", "u", "h", "w", "k", "e", "pageup"):
            await driver.press(key)
            assert driver.name == "CockpitScreen", key
        assert screen.session.state is State.PLANNED
        assert "Tally" not in driver.text.splitlines()[-1] or not screen.available("tally")


async def test_cancelling_asks_and_leads_to_the_summary(tmp_path: Path) -> None:
    """`x` asks; no keeps the session, yes gives it up."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await cockpit(driver, stood_at(workshop, "read"))
        await driver.press("x", "n")
        assert screen.session.state is State.OPEN
        await driver.press("x", "y")
        await driver.until(lambda: driver.name == "SummaryScreen")
        assert workshop.sessions.load(screen.session_id).state is State.CANCELLED
        await driver.until(lambda: "cancelled" in driver.text)


async def test_an_unknown_session_is_a_sentence_and_home(tmp_path: Path) -> None:
    """A session that does not exist: what happened, and the screen before."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        await driver.app.push_screen(CockpitScreen("S-NOPE"))
        await driver.until(lambda: driver.name == "Message")
        await driver.until(lambda: "S-NOPE" in driver.text)
        await driver.press("enter")
        assert driver.name == "HomeScreen"


HOSTILE = (
    "[b]x[/b]",
    "\x1b[31mred\x1b]0;title\x07",
    "a\u202eevil\u2066b",
    "L’Heureux d'Été",
    "👩‍👩‍👧 Emoji",
    "W" * 200,
    "[/] [@click=app.quit]",
    "= 1+1 $quiet {name}",
)


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_hostile_names_and_words_are_only_letters(tmp_path: Path, language: str) -> None:
    """Markup, escapes, right-to-left marks, emoji and 200 letters: shown harmlessly in list, page and dialog."""
    workshop = department(tmp_path, 9, names=HOSTILE)
    session = stood_at(workshop, "commit", people=9)
    for text in HOSTILE:
        workshop.sessions.commit(session.id, f"If {text}", owner=text)
        workshop.sessions.question(session.id, text)
        workshop.sessions.theme(session.id, text)
    async with driving(workshop, language=language, folder=tmp_path) as driver:
        await cockpit(driver, session)
        assert "[b]x[/b]" in driver.text
        seen = driver.text
        await driver.press("a")
        await driver.until(lambda: driver.name == "AttendanceDialog")
        assert "[b]x[/b]" in driver.text
        seen += driver.text
        await driver.press("escape", "c", "tab", "tab", "down", "down", "down")
        assert driver.name == "CommitmentDialog"
        seen += driver.text
        assert not any(c in seen for c in "\x1b\x07\u202e\u2066")
        assert driver.app.fault is None
        assert not (tmp_path / "errors.log").exists()


@pytest.mark.long
async def test_every_step_survives_every_size(tmp_path: Path) -> None:
    """Opened in a tiny window, then in every size up to a large one, with keys in each: a sentence or a page, never a fault."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "debrief", a=(5, 2, 1), b=(1, 6, 1))
    async with driving(workshop, size=(20, 5), folder=tmp_path) as driver:
        screen = await cockpit(driver, session)
        await driver.press("n", "n", "right")
        for size in ((40, 10), (60, 20), (160, 48)):
            await driver.resize(80, 24)
            assert "page 2 of 6" in driver.text
            assert screen.page == 1
            await driver.resize(*size)
            await driver.press("n", "n", "left", "right")
        assert not (tmp_path / "errors.log").exists()


async def test_notices_stand_above_the_room_s_text_and_end_with_their_step(tmp_path: Path) -> None:
    """A notice covers neither the page nor the timer, and going on takes away what was said of an earlier step."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop, size=(80, 24)) as driver:
        driver.app._disable_notifications = False
        screen = await cockpit(driver, session)
        await driver.press("pagedown")
        await driver.until(
            lambda: screen.session.step is Step.DISCUSS and bool(driver.app.screen.query("Toast"))
        )
        await driver.settle()
        (toast,) = driver.app.screen.query("Toast")
        assert 0 < toast.region.bottom <= screen.query_one("#room").region.y
        await driver.press("s", "s")
        await driver.until(lambda: screen.session.step is Step.DEBRIEF)
        await driver.settle()
        assert len(driver.app._notifications) == 1
        (toast,) = driver.app.screen.query("Toast")
        assert 0 < toast.region.bottom <= screen.query_one("#room").region.y


async def test_a_long_title_and_long_choices_leave_what_is_needed_whole(tmp_path: Path) -> None:
    """The line at the top drops whole items; when ballots are counted every choice can be read to its end."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop, size=(80, 24)) as driver:
        screen = await cockpit(driver, session)
        for width in range(60, 121, 10):
            await driver.resize(width, 24)
            assert "…" not in driver.text.splitlines()[0], width
            assert screen.subtitle_text().endswith("people here") or not screen.subtitle_text()
        await driver.resize(80, 24)
        await driver.press("t")
        await driver.until(lambda: driver.name == "TallyDialog")
        await driver.settle()
        shown = " ".join(driver.text.split())
        for option in screen.session.case.options:
            last = option.label.en.split()[-1]
            assert last in shown
        assert "…" not in driver.text
