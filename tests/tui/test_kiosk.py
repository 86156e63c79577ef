"""The kiosk: the whole text first, one's own name, “Not now” as good as signing, and nobody sees who signed."""

from pathlib import Path

import pytest

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.domain.session import Session
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings
from ethics_workshop.tui.screens import kiosk
from ethics_workshop.tui.screens.kiosk import KioskScreen
from ethics_workshop.tui.screens.signing import Stage
from ethics_workshop.wiring import build
from tests.tui.driving import Driver, department, driving, stood_at


def closed(workshop: Workshop) -> Session:
    """A session of three that is over."""
    session = stood_at(workshop, "close", people=3, a=(2, 1, 0))
    return workshop.sessions.close(session.id)


async def at_kiosk(driver: Driver, session_id: str) -> KioskScreen:
    """Open the kiosk."""
    screen = KioskScreen(session_id)
    await driver.app.push_screen(screen)
    await driver.until(lambda: screen.matter is not None)
    await driver.settle()
    return screen


async def choose(driver: Driver, screen: KioskScreen, name: str) -> None:
    """Go to the text as somebody."""
    await driver.type(name)
    await driver.until(lambda: bool(screen.query_one("#people").choices))
    await driver.press("enter")
    await driver.until(lambda: screen.stage is Stage.READ and bool(screen.query("#text")))
    await driver.settle()


async def test_signing_takes_the_whole_text_and_ones_own_name(tmp_path: Path) -> None:
    """`s` is dead until the end is reached; a wrong name is refused and stays; the receipt is shown and holds."""
    workshop = department(tmp_path, 3)
    session = closed(workshop)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, session.id)
        await choose(driver, screen, "zo")
        assert "Signing here is optional" in driver.text
        assert "Not now" in driver.text
        await driver.press("s")
        assert screen.stage is Stage.READ
        await driver.press("end", "s", "enter")
        await driver.until(lambda: screen.stage is Stage.NAME)
        assert "A0" in driver.text
        await driver.type("zoe")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert screen.query_one("#name").value == "zoe"
        await driver.type(" cote")
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.SIGNED)
        assert screen.outcome is not None
        assert screen.outcome.receipt in driver.text
        row = workshop.attestations.check(screen.outcome.receipt)
        assert (row.person_id, row.language, row.method, row.assurance) == ("E02", "en", "kiosk", "A0")
        assert row.session_id == session.id


async def test_not_now_thanks_asks_nothing_and_clears(tmp_path: Path) -> None:
    """Nothing is written; the next person finds an empty field and the same list."""
    workshop = department(tmp_path, 3)
    session = closed(workshop)
    async with driving(workshop, language="fr") as driver:
        screen = await at_kiosk(driver, session.id)
        before = driver.text
        await choose(driver, screen, "al")
        await driver.press("n")
        await driver.until(lambda: screen.stage is Stage.NOT_NOW)
        assert "?" not in driver.text.replace("? Aide", "")
        assert "Al Roy" not in driver.text
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.CHOOSE and bool(screen.query("#people")))
        await driver.settle()
        assert driver.text == before
        assert workshop.attestations.status("E01").attestations == ()


async def test_the_list_never_tells_who_signed(tmp_path: Path) -> None:
    """The list is the same before and after somebody signed, and a second signing gives the first receipt."""
    workshop = department(tmp_path, 3)
    session = closed(workshop)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, session.id)
        before, receipts = driver.text, []
        for _ in range(2):
            await choose(driver, screen, "e01")
            await driver.press("end", "s", "enter")
            await driver.until(lambda: screen.stage is Stage.NAME)
            await driver.type("al roy")
            await driver.press("enter")
            await driver.until(lambda: screen.stage is Stage.SIGNED)
            assert screen.outcome is not None
            receipts.append((screen.outcome.receipt, screen.outcome.first))
            await driver.press("space")
            await driver.until(lambda: screen.stage is Stage.CHOOSE and bool(screen.query("#people")))
            await driver.settle()
            assert driver.text == before
        assert receipts[0][0] == receipts[1][0]
        assert [first for _, first in receipts] == [True, False]


async def test_the_text_is_read_in_the_language_in_which_it_is_signed(tmp_path: Path) -> None:
    """Switching the language at the name leads back to the text, unread; what is signed is the text shown."""
    workshop = department(tmp_path, 3)
    session = closed(workshop)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, session.id)
        await choose(driver, screen, "e01")
        await driver.press("end", "s", "enter")
        await driver.until(lambda: screen.stage is Stage.NAME)
        await driver.press("f6")
        await driver.until(lambda: screen.stage is Stage.READ and "Signer ici est facultatif" in driver.text)
        assert not screen.read_to_end
        await driver.press("end", "s", "enter")
        await driver.until(lambda: screen.stage is Stage.NAME)
        await driver.type("al roy")
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.SIGNED)
        (row,) = workshop.attestations.status("E01").attestations
        assert row.language == "fr"


async def test_a_receipt_left_on_screen_clears_by_itself(tmp_path: Path) -> None:
    """After a minute the screen is the next person's."""
    workshop = department(tmp_path, 3)
    session = closed(workshop)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, session.id)
        await choose(driver, screen, "e01")
        await driver.press("n")
        await driver.until(lambda: screen.stage is Stage.NOT_NOW)
        for _ in range(kiosk.CLEARED_AFTER + 1):
            screen._second()
        await driver.until(lambda: screen.stage is Stage.CHOOSE)


async def test_without_a_session_anybody_on_the_roster_can_sign(tmp_path: Path) -> None:
    """No list is shown before something is typed; the method is one's own machine."""
    workshop = department(tmp_path, 3)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, "")
        assert "Al Roy" not in "\n".join(driver.text.splitlines()[1:])
        await choose(driver, screen, "remi")
        await driver.press("end", "s", "enter")
        await driver.until(lambda: screen.stage is Stage.NAME)
        await driver.type("remi elsewhere")
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.SIGNED)
        (row,) = workshop.attestations.status("E51").attestations
        assert (row.method, row.session_id) == ("own", "")


async def test_without_a_roster_nobody_is_found_and_nothing_breaks(tmp_path: Path) -> None:
    """What is typed is answered; Enter chooses nobody."""
    workshop = build(read_settings(str(tmp_path / "data"), [], "en", "", {}))
    async with driving(workshop, actor="") as driver:
        screen = await at_kiosk(driver, "")
        await driver.type("al")
        await driver.until(lambda: "Nobody by that name or id." in driver.text)
        assert not screen.available("choose")
        await driver.press("enter")
        assert screen.stage is Stage.CHOOSE


async def test_a_session_of_one_lists_that_one(tmp_path: Path) -> None:
    """One person is under the cursor at once."""
    workshop = department(tmp_path, 1)
    session = workshop.sessions.close(stood_at(workshop, "close", people=1).id)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, session.id)
        await driver.until(lambda: "Al Roy" in driver.text)
        assert screen.available("choose")


async def test_nobody_signs_in_the_room(tmp_path: Path) -> None:
    """Before the wrap-up the kiosk refuses, with a sentence."""
    workshop = department(tmp_path, 3)
    session = stood_at(workshop, "commit", people=3)
    async with driving(workshop) as driver:
        await driver.app.push_screen(KioskScreen(session.id))
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert driver.name == "HomeScreen"


async def test_escape_goes_back_a_stage_at_a_time(tmp_path: Path) -> None:
    """From the name to the text, from the text to the names, from the names away."""
    workshop = department(tmp_path, 3)
    session = closed(workshop)
    async with driving(workshop) as driver:
        screen = await at_kiosk(driver, session.id)
        await choose(driver, screen, "e01")
        await driver.press("end", "s", "enter")
        await driver.until(lambda: screen.stage is Stage.NAME)
        await driver.press("escape")
        await driver.until(lambda: screen.stage is Stage.REFLECT)
        await driver.press("escape")
        await driver.until(lambda: screen.stage is Stage.READ)
        await driver.press("escape")
        await driver.until(lambda: screen.stage is Stage.CHOOSE)
        await driver.press("escape")
        assert driver.name == "HomeScreen"


def people(screen: KioskScreen) -> list[str]:
    """The names in the list."""
    return [choice.label for choice in screen.query_one("#people").choices]


async def test_nobody_is_found_for_a_letter_or_for_a_stranger(tmp_path: Path) -> None:
    """Two letters at least are asked for; a stranger is told so; Enter then goes nowhere, and the footer knows it."""
    async with driving(department(tmp_path, 3), size=(60, 20)) as driver:
        screen = await at_kiosk(driver, "")
        assert "   Signing here is optional" in driver.text
        await driver.type("r")
        assert "two letters" in driver.text
        await driver.type("x")
        await driver.until(lambda: "Nobody by that name" in driver.text)
        assert not screen.available("choose")
        assert " q " not in driver.text.splitlines()[-1]
        assert "It’s me" in driver.text.splitlines()[-1]
        await driver.press("enter")
        assert screen.stage is Stage.CHOOSE


async def test_among_many_the_nearest_comes_first_and_the_last_is_reached(tmp_path: Path) -> None:
    """Names with a word that begins so come first, with the cursor there; the arrows go through all of forty."""
    workshop = department(tmp_path, 40, names=("Ana Delmar", "Zed Martin", "Marc Roy"))
    session = workshop.sessions.close(stood_at(workshop, "close", people=40).id)
    async with driving(workshop, size=(60, 20)) as driver:
        screen = await at_kiosk(driver, session.id)
        assert len(people(screen)) == 40
        await driver.press_often("down", 39)
        assert screen.query_one("#people").current.label == people(screen)[-1] == "Zed Martin"
        assert "Zed Martin" in driver.text
        await driver.type("mar")
        assert people(screen) == ["Marc Roy", "Zed Martin", "Ana Delmar"]
        assert screen.query_one("#people").cursor == 0


async def test_a_long_name_signs_and_a_failure_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 60 columns a name of 100 characters is read, typed and signed; records that are locked leave it typed."""
    name = "Marie-Ève " * 9 + "de l’Île"
    workshop = department(tmp_path, 3, names=(name,))
    session = closed(workshop)
    real = workshop.attestations.sign_after

    def locked(*_: object, **__: object) -> None:
        raise StorageError(Problem.DATABASE_LOCKED, path="records.db")

    async with driving(workshop, size=(60, 20)) as driver:
        screen = await at_kiosk(driver, session.id)
        await choose(driver, screen, "e01")
        for _ in range(60):
            if screen.read_to_end:
                break
            await driver.press("down")
        await driver.press("s", "enter")
        await driver.until(lambda: screen.stage is Stage.NAME)
        screen.query_one("#name").value = name
        monkeypatch.setattr(workshop.attestations, "sign_after", locked)
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Message")
        await driver.press("enter")
        assert (screen.stage, screen.query_one("#name").value) == (Stage.NAME, name)
        monkeypatch.setattr(workshop.attestations, "sign_after", real)
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.SIGNED)
        assert screen.outcome is not None
        assert screen.outcome.receipt in driver.text
