"""The settings screen: each line is changed by keys, holds at once, and is kept in the file with where it comes from."""

from pathlib import Path

import pytest

from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import Settings, read_settings
from ethics_workshop.settings.reading import read_file
from ethics_workshop.tui import themes
from ethics_workshop.tui.app import WorkshopApp
from ethics_workshop.tui.dialogs.path import AskPath
from ethics_workshop.tui.planning import defaults
from ethics_workshop.tui.screens.settings import SettingsScreen
from ethics_workshop.tui.screens.settings_texts import NAMES
from ethics_workshop.tui.widgets.setting_row import SettingRow
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.wiring import build
from ethics_workshop.words.language import Words
from tests.fakes.one_case import one_case_bank
from tests.tui.driving import Driver, department, driving, planned, stood_at


def file_of(folder: Path) -> Path:
    """The settings file of a test."""
    return folder / "mine.toml"


def started(folder: Path, said: str = "") -> tuple[Workshop, Settings]:
    """A department whose person has a settings file; it says `said`, or does not exist."""
    department(folder)
    if said:
        file_of(folder).write_text(said, encoding="utf-8")
    env = {"ETHICS_WORKSHOP_SETTINGS": str(file_of(folder))}
    settings = read_settings(str(folder / "data"), [str(one_case_bank())], None, None, env)
    return build(settings), settings


def row(driver: Driver, name: str) -> str:
    """What the row of a setting says."""
    return driver.screen.query_one(f"#{name}", SettingRow).plain


async def to_row(driver: Driver, name: str) -> None:
    """Open the settings from Home, and go to a row."""
    await driver.press("s")
    assert isinstance(driver.screen, SettingsScreen)
    await driver.press(*["down"] * list(NAMES).index(name))
    assert driver.screen.focused is not None
    assert driver.screen.focused.id == name


async def test_every_setting_is_a_row_with_its_origin(tmp_path: Path) -> None:
    """Seven rows: name, value, and where it comes from."""
    workshop, _ = started(tmp_path, 'who = "E02"\nunit = "Division 2"\nsecond_screen = "no"\n')
    async with driving(workshop, actor="E02") as driver:
        await driver.press("s")
        await driver.until(lambda: "Zoé Côté" in row(driver, "who"))
        assert row(driver, "who").startswith("Who I am Zoé Côté (E02) settings file")
        assert row(driver, "theme").startswith("Colours Dark default")
        assert row(driver, "unit").startswith("Default division Division 2 settings file")
        assert row(driver, "second_screen").startswith("Second screen The room sees it settings file")
        assert " option " in row(driver, "data")
        assert driver.screen.query_one("#file", TextView).plain.startswith(str(file_of(tmp_path)))


async def test_who_am_i(tmp_path: Path) -> None:
    """A person is found by name; the top line, what is recorded, and the plan follow; Delete takes it back."""
    workshop, _ = started(tmp_path)
    async with driving(workshop, actor="") as driver:
        await to_row(driver, "who")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Chooser")
        await driver.type("zz")
        await driver.until(lambda: "Nobody by that name or id." in driver.text)
        await driver.press("enter", "backspace", "backspace")
        await driver.type("ève")
        await driver.press("enter")
        await driver.until(lambda: "Ève L’Île (E03)" in row(driver, "who"))
        assert read_file(str(file_of(tmp_path))).values == {"who": "E03"}
        assert driver.app.actor == "E03"
        assert "Ève" in driver.text.splitlines()[0]
        await driver.press("delete")
        await driver.until(lambda: "nobody in particular" in row(driver, "who"))
        assert driver.app.actor == ""
        assert not driver.screen.available("default")  # type: ignore[attr-defined]
        assert not read_file(str(file_of(tmp_path))).values


async def test_two_quick_enters_ask_once(tmp_path: Path) -> None:
    """While the people are being read, a second Enter opens no second list behind the first."""
    workshop, _ = started(tmp_path)
    async with driving(workshop, actor="") as driver:
        await to_row(driver, "who")
        await driver.press_often("enter", 2)
        await driver.until(lambda: driver.name == "Chooser")
        await driver.press("escape")
        assert driver.name == "SettingsScreen"
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Chooser")


async def test_colours_are_seen_before_they_are_chosen(tmp_path: Path) -> None:
    """The cursor shows a theme at once; Escape restores the one before, Enter keeps it."""
    workshop, _ = started(tmp_path)
    async with driving(workshop) as driver:
        await to_row(driver, "theme")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Pick")
        await driver.press("down")
        assert driver.app.theme == "workshop-light"
        await driver.press("escape")
        await driver.until(lambda: driver.app.theme == themes.DEFAULT)
        assert not file_of(tmp_path).exists()
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Pick")
        await driver.press("down", "down", "enter")
        await driver.until(lambda: "High contrast settings file" in row(driver, "theme"))
        assert driver.app.theme == "workshop-contrast"
        assert read_file(str(file_of(tmp_path))).values == {"theme": "contrast"}


async def test_the_language_changes_everywhere_and_is_kept(tmp_path: Path) -> None:
    """The screen is in French at once, the cursor where it was, and the file has French remarks."""
    workshop, _ = started(tmp_path)
    async with driving(workshop) as driver:
        await to_row(driver, "language")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Pick")
        await driver.press("down", "enter")
        await driver.until(lambda: driver.name == "SettingsScreen" and "Français" in row(driver, "language"))
        assert driver.app.words.language == "fr"
        assert driver.screen.focused is not None
        assert driver.screen.focused.id == "language"
        assert "réglages" in file_of(tmp_path).read_text(encoding="utf-8").splitlines()[0]
        assert read_file(str(file_of(tmp_path))).values == {"language": "fr"}


def test_the_default_division_is_planned_first(tmp_path: Path) -> None:
    """It goes before the unit that was used last; one that the roster does not know is passed over."""
    workshop, _ = started(tmp_path, 'unit = "division 7"\n')
    planned(workshop)
    assert defaults(workshop, [], "E01").unit.division == "Division 7"
    workshop.preferences.keep("unit", "Division 99", Words("en"))
    assert defaults(workshop, [], "E01").unit.division == "Division 2"


async def test_a_data_folder_waits_for_the_next_start(tmp_path: Path) -> None:
    """The folder that is open stays open, and the row says what comes."""
    workshop, settings = started(tmp_path)
    async with driving(workshop) as driver:
        await to_row(driver, "data")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.screen, AskPath))
        driver.screen.query_one("#path").value = str(tmp_path / "other")  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.until(lambda: driver.name == "SettingsScreen" and "goes before" in row(driver, "data"))
        assert workshop.preferences.one("data").value == str(settings.data)
    env = {"ETHICS_WORKSHOP_SETTINGS": str(file_of(tmp_path))}
    assert read_settings(None, [], None, None, env).data == tmp_path / "other"


@pytest.mark.parametrize(("said", "stay"), [("yes", True), ("no", False)])
async def test_the_second_screen_holds_in_the_cockpit(tmp_path: Path, said: str, stay: bool) -> None:
    """`yes` keeps the notes open from the start, and after they were hidden; `no` offers a peek alone."""
    workshop, _ = started(tmp_path, f'second_screen = "{said}"\n')
    stood_at(workshop, "discuss", a=(6, 1, 1))
    async with driving(workshop, size=(120, 36)) as driver:
        await driver.press("r")
        await driver.until(lambda: driver.name == "CockpitScreen" and driver.screen.session is not None)  # type: ignore[attr-defined]
        cockpit = driver.screen
        assert cockpit.has_class("-notes") is stay
        assert cockpit.available("keep-notes") is (said != "no")  # type: ignore[attr-defined]
        await driver.press("v")
        assert driver.name == "CockpitScreen"
        if said == "yes":
            await driver.press("n", "n")
            assert cockpit.notes_left == -1  # type: ignore[attr-defined]


async def test_yes_does_not_hide_the_room_in_a_small_window(tmp_path: Path) -> None:
    """Where the notes would take the place of what the room sees, they wait for their key."""
    workshop, _ = started(tmp_path, 'second_screen = "yes"\n')
    stood_at(workshop, "discuss", a=(6, 1, 1))
    async with driving(workshop) as driver:
        await driver.press("r")
        await driver.until(lambda: driver.name == "CockpitScreen" and driver.screen.session is not None)  # type: ignore[attr-defined]
        assert not driver.screen.has_class("-notes")


async def test_keys_for_language_and_colours_are_remembered(tmp_path: Path) -> None:
    """F6 and F8 are kept quietly; on a data folder that is only tried out they leave no trace."""
    workshop, settings = started(tmp_path)
    assert settings.remembers
    async with driving(workshop) as driver:
        await driver.press("f6", "f8")
        await driver.until(lambda: len(read_file(str(file_of(tmp_path))).values) == 2)
    assert read_file(str(file_of(tmp_path))).values == {"language": "fr", "theme": "light"}
    tried = build(read_settings(str(tmp_path / "data"), [str(one_case_bank())], None, None, {}))
    async with driving(tried) as driver:
        await driver.press("f6", "f8")
    assert not read_file(tried.preferences.path).values


async def test_what_cannot_be_kept_is_said_once(tmp_path: Path) -> None:
    """The language still changes; a sentence says that it was not kept, once for the whole run."""
    workshop, _ = started(tmp_path)
    file_of(tmp_path).mkdir()
    async with driving(workshop) as driver:
        await driver.press("f6", "f6", "f8")
        await driver.until(lambda: driver.app._told_unkept)
        told = [n.message for n in driver.app._notifications if "mine.toml" in n.message]
        assert len(told) == 1
        assert driver.app.words.language == "en"


async def test_a_broken_file_is_told_on_home_and_in_the_settings(tmp_path: Path) -> None:
    """Home says which line; the settings list it with how to mend it; changing anything explains itself."""
    workshop, settings = started(tmp_path, 'theme = dark\nsecond_screen = "maybe"\n')
    app = WorkshopApp(workshop, "en", faults=settings.faults)
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        await driver.until(lambda: any("mine.toml:1: " in n.message for n in app._notifications))
        await driver.press("s")
        assert "2 lines cannot be used" in driver.text
        assert "! mine.toml:1:" in driver.text
        await to_row_again(driver, "theme")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Pick")
        await driver.press("down", "enter")
        await driver.until(lambda: driver.name == "Message")
        assert "line 1" in driver.text
    assert file_of(tmp_path).read_text(encoding="utf-8") == 'theme = dark\nsecond_screen = "maybe"\n'


async def to_row_again(driver: Driver, name: str) -> None:
    """Go to a row from the first one."""
    await driver.press(*["down"] * list(NAMES).index(name))


async def test_the_kiosk_shows_nobodys_settings(tmp_path: Path) -> None:
    """A screen that is handed round opens no settings, by key or by name."""
    workshop, _ = started(tmp_path)
    async with driving(workshop) as driver:
        await driver.press("3", "k", "f9")
        assert driver.name == "KioskScreen"


@pytest.mark.parametrize("rows", [44, 48])
async def test_a_large_window_is_filled_and_holds_all_rows(tmp_path: Path, rows: int) -> None:
    """There is more air between the rows, and nothing to scroll."""
    workshop, _ = started(tmp_path)
    async with driving(workshop, size=(160, rows)) as driver:
        await driver.press("s")
        await driver.settle()
        last = list(driver.screen.query(SettingRow))[-1]
        assert driver.screen.query_one("#page").max_scroll_y == 0
        assert last.region.bottom > rows * 3 // 4


@pytest.mark.parametrize(("size", "language"), [((60, 20), "fr"), ((80, 24), "fr")])
async def test_every_row_is_whole(tmp_path: Path, size: tuple[int, int], language: str) -> None:
    """Nothing is cut at any size, and every row and the file’s place are reached with the arrows alone."""
    workshop, _ = started(tmp_path)
    async with driving(workshop, size=size, language=language, actor="") as driver:
        await driver.press("f9")
        assert not [r.id for r in driver.screen.query(SettingRow) if "…" in r.render().plain], driver.text
        page = driver.screen.query_one("#page")
        await driver.press("up")
        assert driver.screen.focused is not None
        assert page.region.contains_region(driver.screen.focused.region)
        for _ in range(4):
            if page.scroll_offset.y < page.max_scroll_y:
                await driver.press("down")
        assert "mine.toml" in driver.text
        await driver.press("down")
        assert driver.screen.focused.id == next(iter(NAMES))


async def test_long_values_are_whole(tmp_path: Path) -> None:
    """A name and a folder that are longer than their line are wrapped; where they come from stays beside them."""
    workshop, _ = started(tmp_path, f'data = "{tmp_path / ("long" * 30)}"\nwho = "{"E" * 70}"\n')
    async with driving(workshop, actor="E" * 70) as driver:
        await driver.press("f9")
        who = driver.screen.query_one("#who", SettingRow)
        assert who.render().plain.replace(" ", "").replace("\n", "").count("E") == 70
        assert "settings file" in who.render().plain.splitlines()[0]
        assert "…" not in driver.screen.query_one("#data", SettingRow).render().plain


async def test_without_a_roster_who_and_division_say_what_to_do(tmp_path: Path) -> None:
    """Nobody can be chosen before a roster was imported: a sentence says so, and the rows stay as they were."""
    env = {"ETHICS_WORKSHOP_SETTINGS": str(file_of(tmp_path))}
    workshop = build(read_settings(str(tmp_path / "data"), [], None, None, env))
    async with driving(workshop, actor="") as driver:
        for name in ("who", "unit"):
            await to_row(driver, name)
            await driver.press("enter")
            await driver.until(lambda: driver.name == "Message")
            assert "no roster yet" in driver.text
            await driver.press("enter", "escape")
    assert not file_of(tmp_path).exists()


async def test_a_file_of_many_faults_can_be_read_by_keys(tmp_path: Path) -> None:
    """In a small window the faults come under the rows, and the keyboard goes to the last of them."""
    said = "".join(f'nonsense_{n} = "{n}"\n' for n in range(9))
    workshop, _ = started(tmp_path, said)
    async with driving(workshop, size=(60, 20)) as driver:
        await driver.press("f9")
        assert "nonsense_5" not in driver.text
        for _ in range(9):
            await driver.press("pagedown")
        assert "nonsense_5" in driver.text
        assert "editor." in driver.text


async def test_only_rows_in_view_are_jumped_to(tmp_path: Path) -> None:
    """Letters stand before the names of the rows that are seen; a row above the window has none."""
    workshop, _ = started(tmp_path)
    async with driving(workshop, size=(60, 20)) as driver:
        await driver.press("f9", "up", "j")
        assert driver.text.splitlines()[0].split()[0] == "Settings"
        await driver.press("a")
        assert driver.name == "SettingsScreen"
        assert driver.screen.focused is not None
        assert driver.screen.focused.id not in {"who", "keys"}


async def test_languages_have_their_own_names_in_both_languages(tmp_path: Path) -> None:
    """In French the list of languages says English and Français, with the cursor on what holds."""
    workshop, _ = started(tmp_path)
    async with driving(workshop, language="fr") as driver:
        await to_row(driver, "language")
        await driver.press("enter")
        await driver.until(lambda: driver.name == "Pick")
        lines = [line.strip(" ▎▌│") for line in driver.text.splitlines()]
        assert {"○ English", "● Français"} <= set(lines)


def test_the_words_of_the_file_are_the_themes() -> None:
    """Each theme has its word in the settings file, and no other."""
    from ethics_workshop.settings.fields import CHOICES, DEFAULTS

    assert [f"workshop-{word}" for word in CHOICES["theme"]] == list(themes.NAMES)
    assert f"workshop-{DEFAULTS['theme']}" == themes.DEFAULT
