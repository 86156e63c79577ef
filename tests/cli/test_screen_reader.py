"""Plain commands are offered to people with a screen reader, and to nobody else."""

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from ethics_workshop.cli.app import offer_commands
from ethics_workshop.cli.screen_reader import SPI_GETSCREENREADER, VARIABLE, has_screen_reader
from ethics_workshop.words.language import Words


@pytest.mark.parametrize(("said", "there_is_one"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_the_variable_says_it_everywhere(said: str, there_is_one: bool) -> None:
    """On a system that cannot be asked, the variable is what there is."""
    assert has_screen_reader({VARIABLE: said}) is there_is_one


@pytest.mark.parametrize(("answers", "flag"), [(1, 1), (1, 0), (0, 1)])
def test_windows_is_asked(monkeypatch: pytest.MonkeyPatch, answers: int, flag: int) -> None:
    """The flag counts where the question was answered; `0` in the variable has the last word."""

    def system_parameters_info(action: int, number: int, into: Any, change: int) -> int:
        assert (action, number, change) == (SPI_GETSCREENREADER, 0, 0)
        into._obj.value = flag
        return answers

    user32 = SimpleNamespace(SystemParametersInfoW=system_parameters_info)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    assert has_screen_reader({}) is bool(answers and flag)
    assert not has_screen_reader({VARIABLE: "0"})


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "plain commands"), ("fr", "commandes en texte simple")]
)
def test_the_offer_is_one_line_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, sentence: str
) -> None:
    """One line, in the person's language; without a screen reader not a word."""
    offer_commands(Words(language))
    monkeypatch.setenv(VARIABLE, "1")
    offer_commands(Words(language))
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert sentence in told.err
    assert "ethics-workshop --help" in told.err
