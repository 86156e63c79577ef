"""Every test of the screens has a home of its own, and no motion."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's own home, language and folders out of the tests."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("ETHICS_WORKSHOP_DATA", "ETHICS_WORKSHOP_BANK", "ETHICS_WORKSHOP_LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
