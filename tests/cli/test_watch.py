"""`cases check --watch`: checks again when files change, and ends with the exit code of the last check."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ethics_workshop.cli import watch
from tests.bank.sample import CASE, make_bank

from .conftest import Program

BROKEN = CASE.replace('goto = "s2"', 'goto = "s9"')


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Do something at each look at the files; Ctrl+C after the last."""

    def plan(*doings: Callable[[], object]) -> None:
        left = list(doings)

        def wait(_seconds: float) -> None:
            if not left:
                raise KeyboardInterrupt
            left.pop(0)()

        whole = watch.watched
        monkeypatch.setattr(watch, "watched", lambda desk, path, check: whole(desk, path, check, wait))

    return plan


def test_it_checks_again_after_a_change_and_not_without(
    program: Program, tmp_path: Path, looks: Callable[..., None]
) -> None:
    file = make_bank(tmp_path / "bank") / "cases" / "coi" / "C90-spare-key.toml"
    looks(lambda: None, lambda: file.write_text(BROKEN, encoding="utf-8"), lambda: None)
    answer = program("cases", "check", tmp_path / "bank", "--watch")
    assert answer.code == 1
    assert answer.err.count("checked,") == 2
    assert "s9" in answer.out


def test_the_last_check_decides_the_exit_code(
    program: Program, tmp_path: Path, looks: Callable[..., None]
) -> None:
    file = tmp_path / "C90-spare-key.toml"
    file.write_text(BROKEN, encoding="utf-8")
    looks(lambda: file.write_text(CASE, encoding="utf-8"))
    assert program("cases", "check", file, "--watch").code == 0


def test_a_file_that_goes_and_comes_back_is_watched_on(
    program: Program, tmp_path: Path, looks: Callable[..., None]
) -> None:
    file = tmp_path / "C90-spare-key.toml"
    file.write_text(CASE, encoding="utf-8")
    looks(file.unlink, lambda: file.write_text(CASE, encoding="utf-8"))
    answer = program("cases", "check", file, "--watch")
    assert answer.code == 0
    assert "There is no file" in answer.err
    assert answer.err.count("checked,") == 2


def test_nothing_to_watch_is_said_at_once(program: Program, tmp_path: Path) -> None:
    assert program("cases", "check", tmp_path / "nowhere", "--watch").code == 2
