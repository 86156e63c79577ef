"""Every test of the screens has a home of its own, and no motion."""

import os
from pathlib import Path

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual reads it once, when it is imported


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own home, language and folders out of the tests."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("ETHICS_WORKSHOP_DATA", "ETHICS_WORKSHOP_BANK", "ETHICS_WORKSHOP_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
