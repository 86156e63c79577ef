"""The keys of the app as a plain command."""

from pathlib import Path

import pytest

from .conftest import Program


def test_every_command_once_with_its_keys(program: Program) -> None:
    """As JSON: ordered by id, each once, with Textual's names of the keys; as text: with the keys as printed."""
    listed = program("keys", "--format", "json").json
    ids = [row["id"] for row in listed]
    assert ids == sorted(set(ids))
    assert next(row for row in listed if row["id"] == "cockpit-next")["keys"] == ["pagedown", "space"]
    assert "PgDn, Space" in program("keys").out
    assert "Espace" in program("--lang", "fr", "keys").out


def test_settings_are_in_force_and_faults_are_told(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sound setting is listed, a wrong one is told on standard error, and the rest holds."""
    file = tmp_path / "settings.toml"
    file.write_text('[keys]\ncockpit-next = ["pagedown", "0"]\nno-such = "x"\n', encoding="utf-8")
    monkeypatch.setenv("ETHICS_WORKSHOP_SETTINGS", str(file))
    answer = program("keys", "--format", "json")
    assert next(row for row in answer.json if row["id"] == "cockpit-next")["keys"] == ["pagedown", "0"]
    assert "“no-such” is no command" in answer.err
    assert answer.code == 0
