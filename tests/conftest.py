"""No test reads or writes the settings of the person at this machine."""

import gc
import os
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# no test is timed: a machine that does something else at the moment must not fail one
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

os.environ["TEXTUAL_ANIMATIONS"] = (
    "none"  # Textual reads it once, when it is first imported, whoever does that
)
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each program that a test starts is compiled anew


def pytest_collection_finish() -> None:
    """Set apart what was imported: looking at it again and again for garbage takes a tenth of the suite's time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 20, 50)


@pytest.fixture(scope="session")
def _no_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("config")


@pytest.fixture(autouse=True)
def _own_settings(_no_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a settings file of its own, which does not exist yet. Programs that it starts inherit it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(_no_home / uuid.uuid4().hex))
    monkeypatch.delenv("ETHICS_WORKSHOP_SETTINGS", raising=False)
