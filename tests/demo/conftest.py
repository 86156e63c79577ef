"""One department for all tests of a process."""

from pathlib import Path

import pytest

from tests.demo.made import Made, made


@pytest.fixture(scope="session")
def department(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The department of 400 that everybody sees. It is shared: copy it before changing it."""
    return made(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture
def folder(department: Made) -> Path:
    """Its folder."""
    return department.folder
