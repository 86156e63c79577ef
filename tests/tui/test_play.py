"""A case alone: choose by letter, see what follows, go back, both roads at the end; private, and kept at once."""

from pathlib import Path

import pytest

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.play import Progress
from ethics_workshop.services.learning import LearningService, Place
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.choices import ChoiceList
from ethics_workshop.tui.screens.learn import LearnScreen
from ethics_workshop.tui.screens.play import Consent, PlayScreen, Stage
from ethics_workshop.tui.widgets.options import Options
from tests.tui.driving import CASE, Driver, department, driving


async def at_case(driver: Driver) -> PlayScreen:
    """Open C14 where the learner is."""
    await driver.app.push_screen(PlayScreen("E01", "Al Roy", CASE))
    await driver.until(lambda: driver.name == "PlayScreen" and driver.screen.place is not None)  # type: ignore[attr-defined]
    await driver.settle()
    assert isinstance(driver.screen, PlayScreen)
    return driver.screen


def chosen(workshop: Workshop, person: str = "E01") -> list[str]:
    """What is in the private file."""
    return [each.name for each in workshop.learning.show(person, CASE).play.chosen]


def rows(workshop: Workshop) -> list[list[object]]:
    return [list(row) for row in workshop._adapters.export_rows.rows("completions", neutralized=False)[1]]


async def test_a_case_from_the_first_scene_to_the_record(tmp_path: Path) -> None:
    """Outcome first, then the reason, then what to say; at the end both roads, and nothing recorded unless one says so."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(120, 40)) as driver:
        screen = await at_case(driver)
        assert "What do you do before your lunch is over?" in driver.text
        assert "never sent" in driver.text
        await driver.press("b")
        assert (screen.stage, chosen(workshop)) == (Stage.MET, ["s1.b"])
        assert "She doesn’t answer for four days" in driver.text
        assert "a conflict is at least apparent" not in driver.text
        await driver.press("f1", "escape", "enter")  # a dialog between does not hold Enter back
        assert "a conflict is at least apparent" in driver.text
        assert "I can’t look" not in driver.text
        await driver.press("enter")
        assert "I can’t look" in driver.text
        await driver.press("enter")
        assert "Wednesday morning" in driver.text
        await driver.press("down", "enter")
        assert chosen(workshop) == ["s1.b", "s2.b"]
        await driver.press("enter", "enter")
        assert screen.stage is Stage.END
        for said in (
            "The path you took",
            "The road not taken",
            "No work reason, no access.",
            "It takes eleven seconds",
        ):
            assert said in screen.query_one("#story").plain  # type: ignore[attr-defined]
        assert rows(workshop) == []
        await driver.press("n")
        assert screen.consent is Consent.NOT_NOW
        assert "Nothing was recorded" in driver.text
        await driver.press("r", "f1", "escape", "enter")  # nor does Enter press a button that is not shown
        assert rows(workshop) == []


async def test_recording_says_who_which_case_and_when(tmp_path: Path) -> None:
    """`r` records once; the way through the case is not in it."""
    workshop = department(tmp_path)
    for option in "bb":
        workshop.learning.open("E01", CASE)
        workshop.learning.choose("E01", CASE, option)
    async with driving(workshop) as driver:
        screen = await at_case(driver)
        assert screen.stage is Stage.END
        await driver.press("r")
        await driver.until(lambda: screen.consent is Consent.RECORDED)
        (row,) = rows(workshop)
        assert {"E01", CASE, "solo"} <= set(row)
        await driver.press("escape")
        again = await at_case(driver)
        await driver.press("r")
        await driver.until(lambda: again.consent is Consent.RECORDED_BEFORE)
        assert len(rows(workshop)) == 1


async def test_what_leads_on_stands_in_a_small_french_footer(tmp_path: Path) -> None:
    """At 60 columns the longest words leave room for it, before what one may do as well."""
    async with driving(department(tmp_path), language="fr", size=(60, 20)) as driver:
        await at_case(driver)
        await driver.press("a")
        footer = driver.text.splitlines()[-1]
        assert all(said in footer for said in ("Entrée  Continuer", "Échap", "F1  Aide", "Quitter"))


async def test_another_way_and_again(tmp_path: Path) -> None:
    """← undoes the last choice wherever one is; at the end `g` begins again; before the first choice neither works."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        screen = await at_case(driver)
        assert not screen.available("another-way")
        await driver.press("left", "a")
        assert chosen(workshop) == ["s1.a"]
        await driver.press("left")
        assert (screen.stage, chosen(workshop)) == (Stage.READ, [])
        await driver.press("c", "enter", "enter", "o")
        assert screen.stage is Stage.MET
        await driver.press("escape")
        assert (driver.name, screen.stage) == ("PlayScreen", Stage.READ)
        await driver.press("a", "left")
        assert chosen(workshop) == ["s1.c"]
        await driver.press("b", "enter", "enter")
        assert screen.stage is Stage.END
        await driver.press("g")
        assert (screen.stage, chosen(workshop)) == (Stage.READ, [])


async def test_leaving_and_coming_back(tmp_path: Path) -> None:
    """Another program, the next day: the scene that waited, the language of the moment; the list says how far one is."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        await driver.press("5")
        await driver.until(lambda: driver.screen.standings is not None)  # type: ignore[attr-defined]
        driver.screen.query_one("#list", ChoiceList).go_to(CASE)
        await driver.press("enter")
        await driver.until(lambda: driver.name == "PlayScreen" and driver.screen.place is not None)  # type: ignore[attr-defined]
        await driver.press("c", "escape")
        assert driver.name == "LearnScreen"
        await driver.until(lambda: "under way" in driver.text)
    async with driving(workshop, language="fr", size=(120, 40)) as driver:
        await at_case(driver)
        assert "Mercredi matin" in driver.text
        await driver.press("down")
        await driver.press("f6")
        assert "Wednesday morning" in driver.text
        assert driver.screen.query_one(Options).cursor == 1


async def test_the_language_changes_in_the_middle(tmp_path: Path) -> None:
    """At every stage the place stays: what is revealed stays revealed, what was answered stays answered."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(120, 40)) as driver:
        screen = await at_case(driver)
        await driver.press("b", "enter", "f6")
        assert "le conflit est au moins apparent" in driver.text
        assert "Je ne peux pas regarder" not in driver.text
        await driver.press("f6", "enter", "enter", "a", "enter", "enter", "enter", "n", "f6")
        assert (screen.stage, screen.consent) == (Stage.END, Consent.NOT_NOW)
        assert "Rien n’a été enregistré" in driver.text


async def test_rehearsing(tmp_path: Path) -> None:
    """What was typed outlives Escape; saved, it stands beside what the case proposes, and Escape goes back."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(120, 40)) as driver:
        screen = await at_case(driver)
        await driver.press("b", "w")
        await driver.type("I would rather not")
        await driver.press("escape", "w")
        await driver.type(", cousin")
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.COMPARE)
        await driver.settle()
        assert "I would rather not, cousin" in driver.text
        assert "I can’t look" in driver.text
        assert len(workshop.learning.rehearsal("E01", CASE).written) == 1
        await driver.press("escape")
        assert (driver.name, screen.stage) == ("PlayScreen", Stage.READ)


async def test_nothing_is_chosen_unread_or_twice(tmp_path: Path) -> None:
    """In a small window Enter first shows the option it would pick; a key held down does not choose at the next scene."""
    workshop = department(tmp_path)
    async with driving(workshop, size=(60, 12)) as driver:
        await at_case(driver)
        await driver.press("enter")
        assert chosen(workshop) == []
        assert "Open the file" in driver.text
        await driver.press("down", "down", "down", "down", "down", "down")
        assert "Point her to the web form" in driver.text
        assert driver.screen.query_one(Options).cursor == 2
        await driver.press_often("b", 5)
        assert chosen(workshop) == ["s1.b"]


async def test_a_disk_that_fails_keeps_the_scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not kept is not shown as chosen: a dialog says why, and the decision still waits."""
    workshop = department(tmp_path)

    def fail(*_: object) -> Place:
        raise StorageError(Problem.DISK_FULL, path="learner.db")

    async with driving(workshop) as driver:
        screen = await at_case(driver)
        monkeypatch.setattr(LearningService, "choose", fail)
        await driver.press("a")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert (screen.stage, chosen(workshop)) == (Stage.READ, [])
        monkeypatch.undo()
        await driver.press("a")
        assert chosen(workshop) == ["s1.a"]


@pytest.mark.parametrize("key", ["5", "reader"])
async def test_whoever_is_not_known_is_asked(tmp_path: Path, key: str) -> None:
    """From Home, the bank and a case; Escape leads back to where one was, a name leads on."""
    workshop = department(tmp_path)
    async with driving(workshop, actor="") as driver:
        doors = {"5": ["5"], "reader": ["1", "a", "escape", "enter", "a"]}[key]
        behind = {"5": "HomeScreen", "reader": "ReaderScreen"}[key]
        for door in doors:
            await driver.press(door)
            if door == "a":
                await driver.until(lambda: driver.name == "Chooser")
        await driver.until(lambda: driver.name == "Chooser")
        await driver.press("escape")
        await driver.until(lambda: driver.name == behind)
        await driver.press(doors[-1])
        await driver.until(lambda: driver.name == "Chooser")
        assert "Two letters of a name are enough." in driver.text
        await driver.type("zo")
        await driver.until(lambda: bool(driver.screen.query_one(ChoiceList).choices))
        await driver.press("enter")
        await driver.until(lambda: driver.name in {"LearnScreen", "PlayScreen"})
        await driver.until(lambda: "Zoé Côté" in driver.text)
        assert driver.app.actor == ""


async def test_the_list_forgets_what_one_asks_it_to(tmp_path: Path) -> None:
    """`x` asks first and deletes one case; the palette's command deletes the file; what was not begun has no `x`."""
    workshop = department(tmp_path)
    workshop.learning.open("E01", CASE)

    def path_gone() -> bool:
        return not Path(workshop.learning.path("E01")).exists()

    async with driving(workshop) as driver:
        await driver.press("5")
        screen = driver.screen
        assert isinstance(screen, LearnScreen)
        await driver.until(lambda: screen.current is not None and screen.current.case_id == CASE)
        assert screen.current is not None
        assert screen.current.progress is Progress.UNDER_WAY
        await driver.press("x", "n")
        assert chosen(workshop) == []
        await driver.press("x", "y")
        await driver.until(
            lambda: screen.current is not None and screen.current.progress is Progress.NOT_BEGUN
        )
        assert not screen.available("forget")
        screen.action_wipe()
        await driver.until(lambda: driver.name == "Confirm")
        await driver.press("y")
        await driver.until(path_gone)


def damage(workshop: Workshop) -> None:
    """Let the private file be none."""
    Path(workshop.learning.path("E01")).write_bytes(b"no database " * 400)


async def test_a_damaged_private_file_is_said_where_the_list_would_be(tmp_path: Path) -> None:
    """What is behind the dialog is not an empty screen: it names the way to begin anew, which works; Trivia leads back."""
    workshop = department(tmp_path)
    workshop.learning.open("E01", CASE)
    damage(workshop)
    async with driving(workshop) as driver:
        await driver.press("5")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter", "f6")
        screen = driver.screen
        assert isinstance(screen, LearnScreen)
        assert "Impossible de lire où vous en êtes." in driver.text
        await driver.press("t")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert driver.screen is screen
        await driver.press("f3")
        await driver.type("privé")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Confirm")
        await driver.press("o")
        await driver.until(lambda: screen.current is not None)


async def test_without_a_roster_there_is_nobody_to_learn(tmp_path: Path) -> None:
    """It is said where a roster comes from, and one is back at Home."""
    from ethics_workshop.settings import read_settings
    from ethics_workshop.wiring import build

    async with driving(build(read_settings(str(tmp_path / "data"), [], "en", "", {})), actor="") as driver:
        await driver.press("5")
        await driver.until(lambda: driver.name == "Message")
        assert "no roster yet" in driver.text
        await driver.press("enter")
        await driver.until(lambda: driver.name == "HomeScreen")
