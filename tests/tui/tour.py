"""A walk by every screen and dialog: for what must hold on all of them, whatever they are about."""

from collections.abc import Callable
from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.confirm import Confirm
from ethics_workshop.tui.errors import explain_error
from tests.tui.driving import Driver, department, name_of, planned, stood_at

Look = Callable[[Driver], None]
"""What is done at each stop."""

ELSEWHERE = {
    "back",
    "settings",
    "jump",
    "keys",
    "language",
    "quit",
    "quit-anywhere",
    "palette",
    "theme",
    "next",
    "previous",
    "suspend",
}
"""Commands that lead away from a screen, or change all of them."""


def living(folder: Path) -> Workshop:
    """A department with a planned session, a closed one, and one that was interrupted in the discussion."""
    workshop = department(folder)
    planned(workshop)
    closed = stood_at(workshop, "close", people=8, a=(6, 1, 1), b=(1, 6, 1))
    workshop.sessions.close(closed.id)
    stood_at(workshop, "discuss", people=8, a=(6, 1, 1))
    workshop.attestations.sign("E02", name_of(2), language="en")
    return workshop


async def tour(driver: Driver, look: Look) -> set[str]:
    """Go by every screen and dialog and look at each; return the names of those that were seen."""
    seen: set[str] = set()

    async def stop(*keys: str) -> None:
        for key in keys:
            await driver.press(key)
            seen.add(driver.name)
            look(driver)

    async def home() -> None:
        for _ in range(6):
            if driver.name == "HomeScreen":
                return
            await driver.press("escape")

    await stop("home", "f1", "escape", "f3", "escape", "j", "escape")
    await stop("f9", "end", "home", "enter", "escape")
    await home()
    await driver.app.run_action("all_keys")
    await stop("pagedown", "escape")
    await stop("1", "g", "end", "g", "enter", "2", "3", "w", "escape")
    await home()
    await stop("1", "f", "enter")
    await home()
    await stop("5", "t", "a", "enter")
    await home()
    await stop("5", "enter", "b", "enter", "w", "escape", "enter", "enter", "a", "enter", "enter", "n")
    await home()
    await stop("7", "end", "d", "escape", "r", "escape", "home", "x", "escape")
    await home()
    await stop("8", "pagedown", "w", "escape")
    await home()
    await stop("2", "end", "s")
    await home()
    await stop("3", "pagedown", "end", "s", "enter", "escape", "n")
    await home()
    await stop("3", "k", "end", "down")
    await home()
    await stop("4", "i", "escape", "e", "escape")
    await home()
    await stop("4", "p", "i", "escape", "s", "escape", "d")
    await home()
    await stop("6", "end", "h", "escape", "home", "enter", "n", "t")
    await home()
    await stop("9", "end", "t", "down", "t", "home", "enter")
    await home()
    explain_error(driver.app, Refused(Problem.NO_ROSTER))
    await stop("down", "enter")
    driver.app.push_screen(Confirm("Close?", "Yes, close it"))
    await stop("right", "escape")
    await home()
    await _cockpit(driver, stop)
    return seen


async def _cockpit(driver: Driver, stop: Callable[..., object]) -> None:
    """Go through the cockpit from the discussion to the close, and press every key there is."""
    await driver.press("r")
    done = set(ELSEWHERE)
    for _ in range(7):
        cockpit = driver.screen
        for command in cockpit.commands():  # type: ignore[attr-defined]
            if command.id in done or not command.keys or not cockpit.available(command.id):  # type: ignore[attr-defined]
                continue
            done.add(command.id)
            await stop(command.keys[0])  # type: ignore[misc]
            for _ in range(3):
                if driver.screen is not cockpit:
                    await driver.press("escape")
        if driver.screen is not cockpit:
            return
        await stop("pagedown")  # type: ignore[misc]
