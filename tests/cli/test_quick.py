"""The app opens without click, and only where click would have opened it with the same options."""

import subprocess
import sys

import pytest

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import global_options
from ethics_workshop.cli.quick import COMPLETION_VARIABLE, GLOBAL_OPTIONS, app_options


def test_the_options_are_clicks() -> None:
    """Every global option that click knows, under the same name, and no other."""
    assert {option.opts[0]: option.name for option in global_options(hidden=False)} == GLOBAL_OPTIONS


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], []),
        (["--data", "d", "--lang=fr"], [("data_folder", "d"), ("language", "fr")]),
        (["--bank", "a", "--bank", "b"], [("bank_folders", "a"), ("bank_folders", "b")]),
        (["--as=E=1"], [("acting_person", "E=1")]),
    ],
)
def test_global_options_alone_open_the_app(arguments: list[str], options: list[tuple[str, str]]) -> None:
    """Both spellings of an option, and none at all."""
    assert app_options(arguments, {}) == options


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["cases"],
        ["--data"],
        ["--data="],
        ["--data", "--help"],
        ["--dat", "d"],
        ["--"],
        ["--lang", "fr", "verify"],
    ],
)
def test_everything_else_is_for_click(arguments: list[str]) -> None:
    """Help, commands, abbreviations and mistakes."""
    assert app_options(arguments, {}) is None


def test_a_shell_that_asks_for_completions_is_answered_by_click() -> None:
    """It calls the program without arguments."""
    assert app_options([], {COMPLETION_VARIABLE: "bash_source"}) is None


def test_opening_the_app_imports_no_click() -> None:
    """The desk gets the options, and the start does not pay for a parser."""
    probe = (
        "import sys\n"
        "import ethics_workshop.cli.app as app\n"
        "from ethics_workshop.cli.boundary import run\n"
        "from ethics_workshop.cli.desk import Desk\n"
        "app.open_app = lambda desk: print(desk.settings.language, *desk.settings.banks, *sys.modules)\n"
        "assert run(['--lang', 'fr', '--bank', 'a', '--bank', 'b'], Desk('fr')) == 0\n"
    )
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    words = ran.stdout.split()
    assert words[:3] == ["fr", "a", "b"]
    assert "click" not in words


def test_without_a_terminal_the_app_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """The boundary explains what goes wrong on this way too."""
    from ethics_workshop.cli.boundary import run

    assert run([], Desk("en")) == 2
    assert capsys.readouterr().err.strip()
