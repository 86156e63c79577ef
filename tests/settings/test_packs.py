"""A department's own packs: folders in the data folder, each a further bank."""

from pathlib import Path

from ethics_workshop.settings import read_settings


def packs(data: Path) -> list[str]:
    return [pack.name for pack in read_settings(str(data), (), "en", None, {}).packs]


def test_packs_are_the_folders_there_by_name(tmp_path: Path) -> None:
    """Files and hidden folders (one that is being written) are none."""
    for name in ("zeta", "local", ".half-written"):
        (tmp_path / "packs" / name).mkdir(parents=True)
    (tmp_path / "packs" / "notes.txt").write_text("x")
    assert packs(tmp_path) == ["local", "zeta"]


def test_no_packs_is_nothing_special(tmp_path: Path) -> None:
    """No folder, or a file of that name."""
    assert packs(tmp_path) == []
    (tmp_path / "packs").write_text("x")
    assert packs(tmp_path) == []
