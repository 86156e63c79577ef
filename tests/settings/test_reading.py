"""The settings file: whatever is in it, the program starts, and says what is wrong on which line."""

import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput
from ethics_workshop.settings import first_language, read_settings
from ethics_workshop.settings.reading import MAX_BYTES, Said, plain, read, read_file
from ethics_workshop.words.language import Words
from ethics_workshop.words.place import settings_file
from ethics_workshop.words.settings import FAULTS, fault_line

WHOLE = """\
# Whose program this is.
who = "E01"
language = "fr"   # toujours
theme = "light"
unit = "Operations / Network / Division 2"
second_screen = "yes"
data = "/srv/ethics"

[keys]
next = "n"
quit-anywhere = ["ctrl+x", "f10",]
"""


def faults(text: str | bytes) -> list[tuple[int, str, str]]:
    """Line, field and code of what is wrong in a text."""
    data = text.encode() if isinstance(text, str) else text
    return [(fault.line, fault.field, fault.code) for fault in read(data, "settings.toml").faults]


def test_a_whole_file_is_read() -> None:
    """Every setting and the table of keys, comments aside."""
    said = read(WHOLE.encode(), "settings.toml")
    assert not said.faults
    assert said.values == {
        "who": "E01",
        "language": "fr",
        "theme": "light",
        "unit": "Operations / Network / Division 2",
        "second_screen": "yes",
        "data": "/srv/ethics",
    }
    assert said.keys == {"next": ("n",), "quit-anywhere": ("ctrl+x", "f10")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theme = dark\nlanguage = 'fr'", [(1, "", "toml")]),
        ('who = "E01"\n\nthem = "dark"', [(3, "them", "unknown-near")]),
        ('colour = "red"', [(1, "colour", "unknown")]),
        ("who = 7", [(1, "who", "not-text")]),
        ('# a\ntheme = "blue"', [(2, "theme", "not-listed")]),
        ('data = "records"', [(1, "data", "not-whole-path")]),
        ('who = "a\\u0007b"', [(1, "who", "not-printable")]),
        ('theme = "dark"\nwho = "E01"\ntheme = "light"', [(3, "", "twice")]),
        ('[keys]\n# n\nnext = 3\nback = ["b"]', [(3, "keys.next", "not-keys")]),
        ('keys.next = ""', [(1, "keys.next", "not-keys")]),
        ('keys = "n"', [(1, "keys", "not-a-table")]),
        (b'who = "\xff"', [(1, "", "not-utf8")]),
        (b"#" * (MAX_BYTES + 1), [(1, "", "too-large")]),
        (f'who = "{"E" * 2000}"', [(1, "who", "too-long")]),
    ],
)
def test_a_fault_names_its_line_and_field(text: str | bytes, found: list[tuple[int, str, str]]) -> None:
    """What is wrong is found where it stands."""
    assert faults(text) == found


def test_what_is_wrong_leaves_the_rest() -> None:
    """A line that cannot be read, and a value outside its list, take nothing else with them."""
    said = read(
        b'theme = dark\nsecond_screen = "perhaps"\nwho = "E07"\n[keys]\nnext = "n"\n', "settings.toml"
    )
    assert said.values == {"who": "E07"}
    assert said.keys == {"next": ("n",)}
    assert [fault.line for fault in said.faults] == [1, 2]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_fault_is_one_line_in_words(language: str) -> None:
    """`settings.toml:LINE: field: what; what to do`, for every code, in both languages."""
    fault = read(b'\ntheme = "blue"', "/home/me/settings.toml").faults[0]
    assert fault_line(fault, Words(language)).startswith("settings.toml:2: theme: ")
    assert "dark, light, contrast, mono" in fault_line(fault, Words(language))
    assert all((Words(language)(text) != text) == (language == "fr") for text in FAULTS.values())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet='aekys[]=".,#\n\r\\ \t1é', max_size=60).map(str.encode))
@example(b"[" * 60_000)
@example(b"a" + b".a" * 30_000 + b"=1")
@example(b"who = 1" + b"1" * 5000)
def test_any_bytes_are_read(data: bytes) -> None:
    """Nothing that a file can hold is an error, and every fault has a line of the file and a sentence."""
    for fault in read(data, "settings.toml").faults:
        assert 1 <= fault.line <= data.count(b"\n") + 1
        assert fault_line(fault, Words("fr"))


_PIECES = st.sampled_from(
    ['who = "E01"', "[keys]", "keys = 1", 'a="b" # c', "", "# x", 'n = ["a", "b",]', "n = []", 'n = [","]',
     'n = ["a" "b"]', "n = [,]", "[other]", 'x = "a\\nb"', "y = 'z'", ' \tq = ""\t', 'k = "#"', "b = 1", '"q" = "r"',
     'é = "e"', "\r", 'm = """a"""', "= 1", 'a b = "c"', "z = [ \"]\" ]"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(_PIECES, max_size=6).map("\n".join) | st.text(alphabet='ak=[]",# \n', max_size=25))
def test_the_quick_reader_is_toml(text: str) -> None:
    """What it takes, `tomllib` reads the same."""
    quick = plain(text)
    if quick is not None:
        assert quick == tomllib.loads(text)


def test_what_the_program_writes_is_read_without_a_parser() -> None:
    """The start of the program does not import `tomllib` for a plain file."""
    assert plain(WHOLE) == tomllib.loads(WHOLE)


def test_options_then_environment_then_file(tmp_path: Path) -> None:
    """Each goes before the next, and says where it comes from."""
    file = tmp_path / "mine.toml"
    file.write_text(WHOLE, encoding="utf-8")
    env = {"ETHICS_WORKSHOP_SETTINGS": str(file), "LANG": "en_CA.UTF-8"}
    filed = read_settings(None, [], None, None, env)
    assert (filed.language, filed.actor, filed.theme, filed.second_screen) == ("fr", "E01", "light", "yes")
    assert (str(filed.data), filed.unit) == ("/srv/ethics", "Operations / Network / Division 2")
    assert filed.keys["next"] == ("n",)
    assert set(filed.origins.values()) == {"file"}
    env |= {"ETHICS_WORKSHOP_LANG": "en", "ETHICS_WORKSHOP_DATA": str(tmp_path / "env")}
    told = read_settings(None, [], None, None, env)
    assert (told.language, told.data) == ("en", tmp_path / "env")
    assert (told.origins["language"], told.origins["data"], told.origins["who"]) == (
        "environment",
        "environment",
        "file",
    )
    given = read_settings(str(tmp_path / "opt"), [], "fr", "E09", env)
    assert (given.language, given.data, given.actor) == ("fr", tmp_path / "opt", "E09")
    assert {given.origins[name] for name in ("language", "data", "who")} == {"option"}
    assert given.said.values["who"] == "E01"


def test_without_a_file_everything_is_the_default() -> None:
    """No file is no fault."""
    bare = read_settings(None, [], None, None, {})
    assert (bare.actor, bare.theme, bare.second_screen, bare.unit) == ("", "dark", "ask", "")
    assert not bare.origins
    assert not bare.faults
    assert not bare.keys


def test_a_wrong_option_is_refused_and_a_wrong_line_is_not(tmp_path: Path) -> None:
    """Who types an unknown language is told; a file that says one is passed over."""
    file = tmp_path / "settings.toml"
    file.write_text('language = "de"', encoding="utf-8")
    env = {"ETHICS_WORKSHOP_SETTINGS": str(file), "LC_ALL": "fr_CA.UTF-8"}
    started = read_settings(None, [], None, None, env)
    assert started.language == "fr"
    assert [fault.code for fault in started.faults] == ["not-listed"]
    with pytest.raises(BadInput):
        read_settings(None, [], "de", None, env)


def test_the_first_word_is_in_the_files_language(tmp_path: Path) -> None:
    """Even a usage error is in the language that the person set; an option and the environment go before it."""
    file = tmp_path / "settings.toml"
    file.write_text('language = "fr"', encoding="utf-8")
    env = {"ETHICS_WORKSHOP_SETTINGS": str(file)}
    assert first_language("", env) == "fr"
    assert first_language("en", env) == "en"
    assert first_language("", {**env, "ETHICS_WORKSHOP_LANG": "en"}) == "en"


def test_what_is_no_file_is_a_fault_or_nothing(tmp_path: Path) -> None:
    """A folder is a fault; no file, a file in no folder, and /dev/null are no settings."""
    assert [fault.code for fault in read_file(str(tmp_path)).faults] == ["not-a-file"]
    for nothing in (tmp_path / "none", tmp_path / "none" / "x", Path("/dev/null")):
        assert read_file(str(nothing)) == Said()
    assert read_file("a\0b").faults


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms ask platformdirs itself")
@pytest.mark.parametrize("base", ["", "/srv/elsewhere", "  "])
def test_the_place_is_the_platforms(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place found by hand is the one that platformdirs names."""
    from platformdirs import user_config_path

    monkeypatch.setenv("XDG_CONFIG_HOME", base)
    expected = user_config_path("ethics-workshop", appauthor=False) / "settings.toml"
    assert settings_file({}) == str(expected)
