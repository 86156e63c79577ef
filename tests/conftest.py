"""No test reads or writes the settings of the person at this machine."""

import gc
import os
import shutil
import tempfile
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


def pytest_configure(config: pytest.Config) -> None:
    """Give what the tests make outside their own folders one place, which goes when they are over.

    Processes that a test kills cannot tidy up; those of pytest-xdist and all that tests start inherit the place.
    """
    if hasattr(config, "workerinput"):
        return
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())  # pytest's own folders stay
    place = tempfile.mkdtemp(prefix="ethics-workshop-tests-")
    before = os.environ.get("TMPDIR")
    Path(place).chmod(0o755)  # some processes run as nobody in particular
    os.environ["TMPDIR"] = tempfile.tempdir = place

    def go() -> None:
        shutil.rmtree(place, ignore_errors=True)
        tempfile.tempdir = None
        os.environ.pop("TMPDIR")
        if before is not None:
            os.environ["TMPDIR"] = before

    config.add_cleanup(go)


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
