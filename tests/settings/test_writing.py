"""Writing a setting: remarks and order stay, the file is whole at every moment, and only its owner reads it."""

import stat
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem, StorageError
from ethics_workshop.settings import read_settings, writing
from ethics_workshop.settings.fields import NAMES
from ethics_workshop.settings.personal import PersonalSettings
from ethics_workshop.settings.reading import Said, plain, read_file
from ethics_workshop.settings.writing import write_setting
from ethics_workshop.words.language import Words
from ethics_workshop.words.settings import template

MINE = """\
# mine
theme = "light"   # for the big room

language = 'fr'
[keys]  # few
# the clicker
next = ["n", "f4"]
# the end
"""


def personal(file: Path, **values: str) -> PersonalSettings:
    """The settings of `file`, as the program holds them."""
    found = read_settings(None, [], None, None, {"ETHICS_WORKSHOP_SETTINGS": str(file)})
    return PersonalSettings(str(file), values, found.origins, found.said, remembers=True)


def written(text: str, name: str, value: str | tuple[str, ...] | None, folder: Path) -> str:
    """`text` after one setting was written into it."""
    file = folder / "settings.toml"
    file.write_bytes(text.encode())
    write_setting(str(file), name, value, "")
    return file.read_bytes().decode()


def test_remarks_and_order_stay(tmp_path: Path) -> None:
    """A value changes in its place, a new one joins before the tables, and every remark is still there."""
    text = written(MINE, "theme", "dark", tmp_path)
    assert text == MINE.replace('"light"', '"dark"')
    text = written(text, "who", "E01", tmp_path)
    text = written(text, "keys.back", ("b",), tmp_path)
    assert [line for line in text.splitlines() if "#" in line] == [
        "# mine", 'theme = "dark"   # for the big room', "[keys]  # few", "# the clicker", "# the end"
    ]  # fmt: skip
    assert tomllib.loads(text) == {
        "theme": "dark", "language": "fr", "who": "E01", "keys": {"next": ["n", "f4"], "back": "b"}
    }  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_new_file_explains_itself(tmp_path: Path, language: str) -> None:
    """It sets nothing but what was asked for, in the place of the remark that stood there, and is read quickly."""
    file = tmp_path / "new" / "settings.toml"
    words = Words(language)
    mine = personal(file)
    mine.keep("theme", "light", words)
    text = file.read_text(encoding="utf-8")
    assert text == template(words).replace('# theme = "dark"', 'theme = "light"')
    mine.keep("keys.next", ["n", "f4"], words)
    for name in NAMES:
        assert f"\n# {name} = " in template(words)
    assert plain(file.read_text(encoding="utf-8")) == {"theme": "light", "keys": {"next": ["n", "f4"]}}
    assert not read_file(str(file)).faults
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_is_dropped_can_be_taken_up_again(tmp_path: Path) -> None:
    """A dropped line becomes a remark, its own remark kept; setting it again uses it."""
    dropped = written(MINE, "theme", None, tmp_path)
    assert '\n# theme = "light"   # for the big room\n' in dropped
    assert written(dropped, "theme", "mono", tmp_path) == MINE.replace('"light"', '"mono"')
    assert written(MINE, "who", None, tmp_path) == MINE
    assert "next" not in tomllib.loads(written(MINE, "keys.next", None, tmp_path))["keys"]
    assert tomllib.loads(written('theme = """\ndark"""\n', "theme", None, tmp_path)) == {}


def test_line_ends_and_a_byte_order_mark_stay(tmp_path: Path) -> None:
    """A file from another system stays one."""
    text = written("\ufeff" + MINE.replace("\n", "\r\n"), "theme", "dark", tmp_path)
    assert text == "\ufeff" + MINE.replace('"light"', '"dark"').replace("\n", "\r\n")


def test_a_file_that_is_no_toml_is_left_alone(tmp_path: Path) -> None:
    """Its line is named, and not a byte changes."""
    file = tmp_path / "settings.toml"
    file.write_text('who = "E01"\ntheme = dark\n', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        personal(file).keep("theme", "dark", Words("en"))
    assert (refused.value.problem, refused.value.facts["line"]) == (Problem.BAD_SETTINGS, 2)
    assert file.read_text(encoding="utf-8") == 'who = "E01"\ntheme = dark\n'


def test_what_cannot_be_written_is_a_storage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in its place, and a disk that refuses: the file is as it was, and nothing is left beside it."""
    with pytest.raises(StorageError):
        write_setting(str(tmp_path), "theme", "dark", "")
    file = tmp_path / "settings.toml"
    file.write_text(MINE, encoding="utf-8")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageError) as failed:
        write_setting(str(file), "theme", "dark", "")
    assert failed.value.problem is Problem.SETTINGS_NOT_KEPT
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]
    assert file.read_text(encoding="utf-8") == MINE


def test_what_somebody_else_wrote_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read again when it changed between reading and writing."""
    file = tmp_path / "settings.toml"
    file.write_text('who = "E01"\n', encoding="utf-8")
    mine = personal(file)
    original, once = writing._edited, iter([True])

    def meanwhile(*args: object) -> bytes:
        edited = original(*args)  # type: ignore[arg-type]
        if next(once, False):
            file.write_text('who = "E02"\nunit = "D"\n', encoding="utf-8")
        return edited

    monkeypatch.setattr(writing, "_edited", meanwhile)
    mine.keep("theme", "light", Words("en"))
    assert read_file(str(file)).values == {"who": "E02", "unit": "D", "theme": "light"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Who keeps settings elsewhere and links to them keeps both."""
    kept, link = tmp_path / "kept.toml", tmp_path / "settings.toml"
    kept.write_text(MINE, encoding="utf-8")
    link.symlink_to(kept)
    write_setting(str(link), "theme", "dark", "")
    assert link.is_symlink()
    assert read_file(str(kept)).values["theme"] == "dark"


def test_values_in_force(tmp_path: Path) -> None:
    """What is kept is in force at once; the data folder at the next start; what is dropped is the default."""
    mine = personal(tmp_path / "s.toml", theme="dark", data="/a", language="en")
    words = Words("en")
    mine.keep("theme", "Light", words)
    mine.keep("data", "/b", words)
    assert (mine.one("theme").value, mine.one("theme").origin) == ("light", "file")
    assert (mine.one("data").value, mine.one("data").filed) == ("/a", "/b")
    mine.drop("theme", words)
    assert (mine.one("theme").value, mine.one("theme").origin, mine.one("theme").filed) == (
        "dark",
        "default",
        "",
    )
    for name, value in (("theme", "blue"), ("data", ""), ("who", "\x07"), ("keys.next", [""]), ("them", "x")):
        with pytest.raises(BadInput):
            mine.keep(name, value, words)
    assert Said(mine._said.values).values == {"data": "/b"}


TEXTS = st.text(alphabet="abk#=[]\"'\\ é\u202f\t,.", max_size=12).map(str.strip)


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(
        st.sampled_from(
            ['who = "E01" # me', "# theme = \"dark\"", "# theme = dark or light", "theme = 'light'", "#", "", "odd.one = 1",
             "story = \"\"\"a\n# theme = \"x\"\n\"\"\"", "[keys]", "next = 'n'", "# next = \"m\"", "[other.table]", "[[rows]]"]
        ), max_size=8
    ).map("\n".join),
    name=st.sampled_from(["who", "theme", "unit", "keys.next", "keys.a-b"]),
    value=TEXTS | st.none(),
)  # fmt: skip
@example(
    before='[[rows]]\n[other.table]\n# theme = "dark"\n[[rows]]\n# theme = dark or light',
    name="who",
    value="",
)
def test_only_what_is_set_changes(before: str, name: str, value: str | None) -> None:
    """For any file that is TOML: the data after is the data before and the one value; every remark line is kept."""
    try:
        wanted = tomllib.loads(before)
    except tomllib.TOMLDecodeError:
        return
    table, _, key = name.rpartition(".")
    after = (
        writing._taken_out(before, table, key) if value is None else writing._set(before, table, key, value)
    )
    assert after is not None
    place = (
        wanted.setdefault(table, {})
        if table and value is not None
        else wanted.get(table, {})
        if table
        else wanted
    )
    place.pop(key, None)
    if value is not None:
        place[key] = value
    assert tomllib.loads(after) == wanted
    remarks = [line for line in before.split("\n") if line.startswith("#") and key not in line]
    assert [line for line in after.split("\n") if line in remarks] == remarks
