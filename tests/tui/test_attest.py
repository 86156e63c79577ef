"""Signing at one's own machine: what changed, the whole text, a moment of reflection, one's name, the receipt."""

from pathlib import Path

import pytest

from ethics_workshop.domain.text import Text
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import shipped_bank
from ethics_workshop.tui.screens.attest import AttestScreen
from ethics_workshop.tui.screens.kiosk import KioskScreen
from ethics_workshop.tui.screens.signing import Stage
from ethics_workshop.tui.widgets.panel import ScrollPanel
from tests.tui.driving import Driver, department, driving

MODEL = shipped_bank() / "statements" / "model-statement.1.toml"


def newer(workshop: Workshop, folder: Path) -> Workshop:
    """The same department after a newer version was added: one comma in English, one sentence less in both."""
    file = folder / "new.toml"
    text = (
        MODEL.read_text("utf-8").replace('version = "1"', 'version = "2"').replace("2026-04-01", "2026-05-01")
    )
    file.write_text(text.replace("stewardship and", "stewardship, and"), "utf-8")
    workshop.statements.add(workshop.statements.read(file))
    workshop.close()
    return department(folder, 3)


async def at_statement(driver: Driver) -> AttestScreen:
    """Open the statement from Home."""
    await driver.press("3")
    screen = driver.screen
    assert isinstance(screen, AttestScreen)
    await driver.until(lambda: bool(screen.person[1]))
    await driver.settle()
    return screen


def shown(screen: AttestScreen) -> str:
    """The whole text, also what is scrolled out of sight."""
    return str(screen.query_one("#statement").plain)  # type: ignore[attr-defined]


async def test_from_home_to_the_receipt_and_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unread, `s` is dead; the tick and the reference are kept with the signature; `p` saves the page."""
    workshop = department(tmp_path, 3)
    monkeypatch.setenv("HOME", str(tmp_path))
    async with driving(workshop) as driver:
        screen = await at_statement(driver)
        await driver.press("s")
        assert screen.stage is Stage.READ
        await driver.press("end", "s")
        assert screen.stage is Stage.REFLECT
        assert "at most the number of a declaration" in " ".join(driver.text.split())
        await driver.press("space", "tab")
        await driver.type("CR-7")
        await driver.press("enter")
        assert screen.stage is Stage.NAME
        assert "in English" in driver.text
        await driver.type("al roy")
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.SIGNED)
        (row,) = workshop.attestations.status("E01").attestations
        assert (row.reflected, row.declared, row.language, row.method) == ("yes", "CR-7", "en", "own")
        assert row.receipt in driver.text
        await driver.press("f6")
        assert "Entrée  Terminé" in driver.text  # what leads on has room first
        await driver.press("f6", "p")
        assert driver.name == "AskPath"
        await driver.press("enter")
        page = tmp_path / f"receipt-{row.receipt}.html"
        await driver.until(page.exists)
        assert row.receipt in page.read_text("utf-8")
        await driver.press("enter")
        assert driver.name == "HomeScreen"


async def test_not_now_asks_nothing_and_leads_home(tmp_path: Path) -> None:
    """Before the end of the text too, and from the reflection; nothing is recorded."""
    workshop = department(tmp_path, 3)
    async with driving(workshop) as driver:
        for keys in ((), ("end", "s")):
            screen = await at_statement(driver)
            await driver.press(*keys, "n")
            assert screen.stage is Stage.NOT_NOW
            await driver.press("enter")
            assert driver.name == "HomeScreen"
        assert workshop.attestations.status("E01").attestations == ()


async def test_what_changed_since_one_signed_last_stands_before_the_text(tmp_path: Path) -> None:
    """`-` and `+` with the words; in French, where nothing changed, that is said. Nobody else is told of it."""
    workshop = department(tmp_path, 3)
    workshop.attestations.sign("E01", "Al Roy", language="en")
    async with driving(newer(workshop, tmp_path)) as driver:
        screen = await at_statement(driver)
        text = shown(screen)
        assert "You signed version 1 last" in text
        assert "- Its five values are" in text
        assert "+ Its five values are" in text
        assert text.index("stewardship and") < text.index("stewardship, and") < text.index("What I have read")
        await driver.press("f6")
        await driver.until(lambda: "Le texte est le même que dans la version 1." in shown(screen))
    async with driving(department(tmp_path, 3), actor="E02") as driver:
        assert "What changed" not in shown(await at_statement(driver))


async def test_signed_already_is_said_and_can_be_withdrawn(tmp_path: Path) -> None:
    """The receipt is shown; `w` asks why, records it, and the text can be signed again as a correction."""
    workshop = department(tmp_path, 3)
    receipt = workshop.attestations.sign("E01", "Al Roy", language="en").receipt
    async with driving(workshop) as driver:
        screen = await at_statement(driver)
        assert shown(screen).index(receipt) < shown(screen).index("Signing here is optional")
        assert screen.available("save-page")
        await driver.press("w")
        await driver.type("wrong edition")
        await driver.press("enter")
        await driver.until(lambda: driver.screen is screen and receipt not in shown(screen))
        (row,) = workshop.attestations.status("E01").attestations
        assert (row.status, row.withdrawn_reason) == ("withdrawn", "wrong edition")
        assert not screen.available("withdraw")
        await driver.press("end", "s", "enter")
        await driver.type("al roy")
        await driver.press("enter")
        await driver.until(lambda: screen.stage is Stage.SIGNED)
        assert workshop.attestations.status("E01").attestations[1].corrects == row.attestation_id


async def test_words_that_changed_under_the_version_are_asked_again(tmp_path: Path) -> None:
    """The same number, another text: the screen says so, and what was signed stands."""
    workshop = department(tmp_path, 3)
    workshop.attestations.sign("E01", "Al Roy", language="en")
    bank = workshop.bank
    (old,) = bank.statements()
    other = type(old)(
        old.id, old.version, old.effective, old.title, Text("Other words.", old.body.fr), old.model
    )
    bank.statements, bank.statement = lambda: [other], lambda: other  # type: ignore[method-assign]
    async with driving(workshop) as driver:
        assert "its words have changed since" in shown(await at_statement(driver))


async def test_a_language_once_read_stays_read_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    """French unread leads back to the text; English read stays read, with the place, the tick and what was typed."""
    workshop = department(tmp_path, 3)
    async with driving(workshop) as driver:
        screen = await at_statement(driver)
        await driver.press("pagedown")
        await driver.settle()
        top = screen.query_one("#text", ScrollPanel).scroll_y
        assert top > 0
        await driver.press("f6", "f6")
        assert screen.query_one("#text", ScrollPanel).scroll_y == top
        await driver.press("end", "s", "space", "tab")
        await driver.type("CR-7")
        await driver.press("enter")
        await driver.type("al")
        await driver.press("f6")
        assert (screen.stage, screen.read_to_end) == (Stage.READ, False)
        await driver.press("f6")
        assert screen.read_to_end
        await driver.press("s")
        assert screen.query_one("#reflected").ticked  # type: ignore[attr-defined]
        assert screen.query_one("#declared").value == "CR-7"  # type: ignore[attr-defined]
        await driver.press("enter")
        assert screen.query_one("#name").value == "al"  # type: ignore[attr-defined]
        await driver.press("escape", "escape", "escape")
        assert driver.name == "Confirm"
        await driver.press("enter")
        assert driver.screen is screen
        await driver.press("escape", "y")
        assert driver.name == "HomeScreen"


async def test_somebody_who_is_not_on_the_roster_is_asked_who_it_is(tmp_path: Path) -> None:
    """Settings that name nobody lead to the kiosk; so does `k`, for somebody else at this machine."""
    workshop = department(tmp_path, 3)
    async with driving(workshop, actor="X9") as driver:
        await driver.press("3")
        await driver.until(lambda: isinstance(driver.screen, KioskScreen))
        await driver.press("escape")
        assert driver.name == "HomeScreen"
    async with driving(workshop) as driver:
        await at_statement(driver)
        await driver.press("k")
        await driver.until(lambda: isinstance(driver.screen, KioskScreen))
        await driver.press("escape")
        assert driver.name == "HomeScreen"
