"""Keys: none twice on a screen, all within reach, a person's own in force everywhere, a clicker that does no harm."""

import inspect
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.keys import _character_to_key

import ethics_workshop.tui
from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.session import Session
from ethics_workshop.tui.all_keys import Place, places, rows
from ethics_workshop.tui.app import WorkshopApp
from ethics_workshop.tui.commands import Command
from ethics_workshop.tui.dialogs.help import Help
from ethics_workshop.tui.dialogs.jump import Jump
from ethics_workshop.tui.dialogs.palette import Matches
from ethics_workshop.tui.key_settings import Fault, check, normal
from ethics_workshop.tui.keymap import Keymap, setting_name
from ethics_workshop.tui.screen import Commanded
from ethics_workshop.tui.screens.cockpit import CockpitScreen
from ethics_workshop.tui.widgets.footer import Footer
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.words.language import Words
from tests.tui.driving import Driver, department, driving, stood_at

EN = Words("en")
PLACES = list(places())
ALTGR = {_character_to_key(sign) for sign in "/[]{}@#\\|"}
"""Signs that take AltGr, or two hands, on a Canadian French keyboard."""

NEVER_AT_ONCE = {
    "plan": [{"plan", "open"}],
    "kiosk": [{"choose", "go-on", "confirm", "next-person"}, {"next-person", "scroll-down", "tick"}],
    "booth": [{"open", "begin"}],
    "attest": [{"go-on", "confirm", "done"}, {"done", "scroll-down", "tick"}],
    "attendance": [{"save", "tick-found"}],
}
"""Commands of one screen that share a key, because one of them is impossible while the other is possible."""


def clashes(place: str, commands: Sequence[Command]) -> set[frozenset[str]]:
    """Pairs of commands that share a key without being known to take turns."""
    return {
        frozenset({one.id, other.id})
        for one, other in combinations(commands, 2)
        if {*one.keys} & {*other.keys}
        and not any({one.id, other.id} <= group for group in NEVER_AT_ONCE.get(place, ()))
    }


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id or "everywhere")
def test_no_key_twice_on_a_screen(place: Place) -> None:
    """No two commands of a screen share a key, those that work everywhere included."""
    assert not clashes(place.id, (*place.commands, *place.around))


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.id or "everywhere")
def test_every_key_is_within_reach(place: Place) -> None:
    """Each function key and each sign with AltGr has another key beside it."""
    for command in place.commands:
        for hard in (lambda key: key[:1] == "f" and key[1:].isdigit(), ALTGR.__contains__):
            assert not command.keys or not all(hard(key) for key in command.keys), command.id


def _screens() -> Iterator[type[Commanded[object]]]:
    for module in pkgutil.walk_packages(ethics_workshop.tui.__path__, "ethics_workshop.tui."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(found, Commanded) and found.__module__ == module.name:
                yield found


def test_every_screen_is_listed_and_explained() -> None:
    """Whatever has commands of its own is in the list of all keys, under one name; and all have a help text."""
    listed = {place.id for place in PLACES}
    with_keys = {cls for cls in _screens() if cls.__dict__.get("ACTIONS")}
    assert {cls.PLACE for cls in with_keys} == listed - {""}
    names = [setting_name(place.id, c.id) for place in PLACES for c in place.commands]
    assert len(names) == len(set(names))
    for cls in _screens():
        told = cls.ABOUT or cls.help_text is not Commanded.help_text
        assert told or cls.__subclasses__(), cls


# a person's own keys


def faults(wanted: Mapping[str, Sequence[str]]) -> list[tuple[Fault, str]]:
    """What is wrong with settings of keys."""
    return [(complaint.fault, complaint.setting) for complaint in check(wanted)[1]]


@pytest.mark.parametrize(
    ("setting", "keys", "fault"),
    [
        ("cockpit-nxet", ["g"], Fault.UNKNOWN_COMMAND),
        ("cockpit-next", ["pgdwn"], Fault.UNKNOWN_KEY),
        ("cockpit-next", ["ctrl+ctrl+x"], Fault.UNKNOWN_KEY),
        ("cockpit-next", ["ctrl+q"], Fault.KEPT),
        ("quit-anywhere", ["ctrl+x"], Fault.KEPT),
        ("cockpit-next", ["ctrl+m"], Fault.SAME),
        ("cockpit-next", ["t"], Fault.TAKEN),
        ("help", ["n"], Fault.TAKEN),
        ("cockpit-tally", ["q"], Fault.TAKEN),
        ("tally-save", ["s"], Fault.TYPED),
        ("kiosk-confirm", ["s"], Fault.TYPED),
        ("bank-read", ["down"], Fault.MOVES),
        ("quit", [], Fault.LAST),
        ("help", [], Fault.LAST),
        ("back", [], Fault.LAST),
        ("tally-leave", [], Fault.LAST),
        ("home-right", [], Fault.LAST),
    ],
)
def test_a_wrong_setting_is_said_and_left_out(setting: str, keys: list[str], fault: Fault) -> None:
    """Each kind of mistake is told in a sentence that names the setting, and the rest of the settings holds."""
    keymap, complaints = check({setting: keys, "sessions-plan": ["ctrl+e"]})
    assert [(complaint.fault, complaint.setting) for complaint in complaints] == [(fault, setting)]
    for language in ("en", "fr"):
        sentence = complaints[0].sentence(Words(language))
        assert setting in sentence
        assert "{" not in sentence
    listed = {row.setting: row.keys for row in rows(keymap, EN)}
    shipped = {row.setting: row.keys for row in rows(Keymap(), EN)}
    assert listed.pop("sessions-plan") == ("ctrl+e",)
    assert listed.items() <= shipped.items()


def test_two_keys_can_change_places() -> None:
    """Settings are judged together: the tally on c and the commitment on t is sound."""
    assert not faults({"cockpit-tally": ["c"], "cockpit-commit": ["t"]})
    assert faults({"cockpit-tally": ["c"]}) == [(Fault.TAKEN, "cockpit-tally")]


def test_what_works_everywhere_changes_everywhere() -> None:
    """A new key for Back is also the cockpit's way out, which is a Back of its own."""
    keymap, complaints = check({"back": ["ctrl+b"]})
    assert not complaints
    cockpit = next(place for place in PLACES if place.id == "cockpit")
    assert next(c for c in keymap.of("cockpit", cockpit.commands) if c.id == "back").keys == ("ctrl+b",)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("PgDn", "pagedown"), ("Esc", "escape"), ("?", "question_mark"), (".", "full_stop"), ("Ctrl+K", "ctrl+k"),
        ("ctrl + k", "ctrl+k"), ("F5", "f5"), ("K", "K"), ("shift+k", "K"), ("é", "é"), ("+", "plus"), (",", "comma"),
        ("full_stop", "full_stop"), ("slash", "slash"), ("Shift+F5", "shift+f5"), ("f25", ""), ("", ""), ("foo", ""),
    ],
)  # fmt: skip
def test_keys_as_people_write_them(written: str, name: str) -> None:
    """Names of keys are taken as people write them; what is none is refused."""
    assert normal(written) == name


@given(st.text(max_size=30))
@example("﷽")
def test_any_text_is_a_key_or_not(written: str) -> None:
    """Whatever the text, it names a key by one name, or none; naming it again changes nothing."""
    name = normal(written)
    assert not name or normal(name) == name


SETTINGS = st.dictionaries(
    st.sampled_from([setting_name(p.id, c.id) for p in PLACES for c in p.commands] + ["no-such"]),
    st.lists(
        st.sampled_from([*"abcdefgjklqtxyz", "f1", "esc", "pgdn", "ctrl+k", "ctrl+q", "nope", "?"]),
        max_size=3,
    ),
    max_size=6,
)


@given(SETTINGS)
def test_whatever_the_settings_no_screen_has_a_key_twice(wanted: dict[str, list[str]]) -> None:
    """After any settings: no new clash, quit, help and back have keys, and each setting is in force or complained of."""
    keymap, complaints = check(wanted)
    refused = {complaint.setting for complaint in complaints}
    assert refused <= set(wanted)
    everywhere = {command.id: command for command in keymap.everywhere}
    assert all(everywhere[name].keys for name in ("quit", "help", "back"))
    for place in PLACES:
        now = keymap.of(place.id, place.commands)
        around = tuple(everywhere.get(command.id, command) for command in place.around)
        assert not clashes(place.id, (*now, *around))
        for command in now:
            name = setting_name(place.id, command.id)
            if name in wanted and name not in refused:
                assert command.keys == tuple(dict.fromkeys(normal(key) for key in wanted[name]))


async def test_a_changed_key_is_in_force_wherever_it_is_named(tmp_path: Path) -> None:
    """The new key acts and the old one does not; footer, cards, help and palette show it; faults are told."""
    wanted = {"home-cases": ["b"], "palette": ["ctrl+k"], "home-office": ["office"]}
    app = WorkshopApp(department(tmp_path, 2), "en", "E01", keys=wanted)
    async with app.run_test(size=(120, 36)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        assert " b 2 3 4 " in footer(driver)
        assert "b  Browse cases" in driver.text or "b▸ Browse cases" in driver.text
        assert [note.message for note in app._notifications] == [
            "1 setting of keys was left out: “All keys” in Help says why."
        ]
        await driver.press("1", "f3")
        assert driver.name == "HomeScreen"
        await driver.press("f1")
        assert "b  Browse cases" in shown(driver)
        await driver.press("2")
        assert "“home-office”: “office” is no key" in shown(driver)
        await driver.press("escape", "ctrl+k")
        found = driver.screen.query_one(Matches).found
        assert next(command for command in found if command.id == "cases").keys == ("b",)
        await driver.press("escape", "b")
        assert driver.name == "BankScreen"


# a clicker, and keys that slip


async def at(driver: Driver, session: Session) -> CockpitScreen:
    """The cockpit of a session, in front of Home."""
    screen = CockpitScreen(session.id)
    driver.app.push_screen(screen)
    await driver.until(lambda: bool(screen.pages))
    return screen


async def test_a_clicker_does_no_harm(tmp_path: Path) -> None:
    """What a presenter's clicker sends turns pages, pauses the timer, and never leaves, quits or closes a session."""
    workshop = department(tmp_path)
    async with driving(workshop) as driver:
        for step in ("read", "vote-a", "discuss", "debrief", "close"):
            session = stood_at(workshop, step, a=(5, 2, 1), b=(1, 6, 1))
            screen = await at(driver, session)
            running = screen.timer.running
            await driver.press("full_stop")
            assert screen.timer.running is not running
            for keys in (
                ["f5"],
                ["shift+f5"],
                ["escape", "f5", "escape"],
                ["escape", "pagedown"],
                ["escape", "pageup"],
            ):
                await driver.press(*keys)
                assert driver.screen is screen
                assert screen.session is not None
                assert screen.session.step is Step(step)
            await driver.press("escape", "full_stop", "b", "f5")
            assert driver.screen is screen
            assert driver.app.is_running
            assert workshop.sessions.load(session.id).state == "open"
            driver.app.pop_screen()
            await driver.settle()


async def test_quitting_a_session_asks_and_one_key_answers(tmp_path: Path) -> None:
    """q in the cockpit, and in the kiosk above it, asks and says what is kept; Enter quits, Ctrl+Q needs no answer."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "wrap-up", a=(5, 2, 1), b=(1, 6, 1))
    async with driving(workshop) as driver:
        await at(driver, session)
        await driver.press("q")
        assert driver.name == "Leaving"
        assert "Nothing is lost" in shown(driver)
        await driver.press("escape", "k", "enter", "q")
        assert driver.name == "Leaving"
        await driver.press("pagedown")
        assert driver.name == "KioskScreen"
        await driver.press("escape", "escape", "q")
        await driver.press("enter")
        assert not driver.app.is_running
    async with driving(workshop) as driver:
        await at(driver, session)
        await driver.press("ctrl+q")
        assert not driver.app.is_running


# help and jump


def footer(driver: Driver) -> str:
    """The footer of the screen in front."""
    return driver.screen.query_one(Footer).render().plain


def shown(driver: Driver) -> str:
    """Everything that the text views of the screen in front hold."""
    return "\n".join(view.plain for view in driver.screen.query(TextView))


async def test_help_is_about_the_step(tmp_path: Path) -> None:
    """In the cockpit Help names the step, what to do, and its keys apart from the screen's; it scrolls at 60x20."""
    workshop = department(tmp_path)
    session = stood_at(workshop, "vote-a")
    async with driving(workshop, size=(60, 20)) as driver:
        await at(driver, session)
        await driver.press("f1")
        assert isinstance(driver.screen, Help)
        text = shown(driver)
        assert "Help: Vote A" in text
        assert "Stay silent" in text
        assert "Type the totals" in text
        assert (
            text.index("This step")
            < text.index("Tally")
            < text.index("This screen")
            < text.index("Everywhere")
        )
        assert "Help: Vote A" in driver.text
        await driver.press("right")
        assert "cockpit-next" in shown(driver)
        await driver.press("f1")
        assert driver.name == "CockpitScreen"


async def test_jumping_goes_and_does_nothing_else(tmp_path: Path) -> None:
    """j shows a letter on each card, the letter goes there; Escape stays; in a field j is typed and Ctrl+O jumps."""
    async with driving(department(tmp_path)) as driver:
        home = driver.screen
        await driver.press("j")
        assert isinstance(driver.screen, Jump)
        assert list(driver.screen.spots) == list("asdfghklq")
        await driver.press("d")
        assert driver.screen is home
        assert home.focused is not None
        assert home.focused.id == "attest"
        await driver.press("j", "escape", "3", "k")
        await driver.press("j")
        assert driver.name == "KioskScreen"
        await driver.press("ctrl+o")
        assert driver.name == "Jump"
