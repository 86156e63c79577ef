"""`cases tracks`: playlists, for people and for scripts."""

from pathlib import Path

from tests.bank.test_tracks import with_tracks

from .conftest import Program


def test_the_list_and_one_playlist(program: Program, tmp_path: Path) -> None:
    """A line each; one with its cases in their order, and why; in either language."""
    folder = with_tracks(tmp_path / "bank")
    listed = program("--bank", folder, "cases", "tracks").out.splitlines()
    assert listed[0] == "first-week · First week · 2 cases · Managers"
    shown = program("--bank", folder, "cases", "tracks", "first-week", "--lang", "fr").out.splitlines()
    assert shown[1:] == [
        "Deux cas.",
        "1. C92-c · Le double de la clé",
        "   Commence.",
        "2. C90-a · Le double de la clé",
        "   Continue.",
    ]
    one = program("--bank", folder, "cases", "tracks", "second-week", "--format", "json").json
    assert one["cases"] == [{"id": "C91-b", "title": "The spare key", "why": "Alone."}]
    everything = program("--bank", folder, "cases", "tracks", "--format", "json").json
    assert [track["id"] for track in everything] == sorted(track["id"] for track in everything)
    assert one in everything


def test_an_unknown_playlist(program: Program, tmp_path: Path) -> None:
    """It is said which ones there are; and a search is narrowed by one, in its order."""
    folder = with_tracks(tmp_path / "bank")
    answer = program("--bank", folder, "cases", "tracks", "none")
    assert (answer.code, answer.out) == (2, "")
    assert "first-week" in answer.err
    found = program("--bank", folder, "cases", "search", "--track", "first-week", "--format", "json").json
    assert [row["id"] for row in found] == ["C92-c", "C90-a"]
