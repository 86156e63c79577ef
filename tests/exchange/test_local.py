"""`local.toml`: what departments write into it, rightly and wrongly."""

from pathlib import Path

import pytest

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import Text
from ethics_workshop.exchange.local import KEYS, VALUE_LIMIT, LocalFile


def local(tmp_path: Path, content: str | bytes) -> LocalFile:
    path = tmp_path / "local.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return LocalFile(path)


def fault(file: LocalFile) -> tuple[object, object]:
    with pytest.raises(BadInput) as caught:
        file.values()
    assert caught.value.problem is Problem.BAD_LOCAL
    assert str(caught.value.facts["path"]).endswith("local.toml")
    return caught.value.facts["line"], caught.value.facts["field"]


def test_without_a_file_nothing_is_filled_in(tmp_path: Path) -> None:
    """The texts then say to ask the V&E office."""
    assert LocalFile(tmp_path / "none" / "local.toml").values() == {}
    assert local(tmp_path, "# nothing yet\n").values() == {}


def test_values_are_for_both_languages_or_each(tmp_path: Path) -> None:
    """A plain text, a table, half a table, and two that are left empty."""
    file = local(
        tmp_path,
        've_office = "ve@example.gc.ca"\r\neap = ""\r\n'
        'ombuds.en = "Al, 613"\r\nombuds.fr = "Al, au 613"\r\n[senior_officer]\r\nfr = "Zoé"\r\n[declaration]\r\n',
    )
    assert file.values() == {
        "ve_office": Text("ve@example.gc.ca", "ve@example.gc.ca"),
        "ombuds": Text("Al, 613", "Al, au 613"),
        "senior_officer": Text("Zoé", "Zoé"),
    }


@pytest.mark.parametrize("key", KEYS)
def test_every_documented_key_is_known(tmp_path: Path, key: str) -> None:
    """And read anew each time."""
    file = local(tmp_path, f'{key} = "x"')
    assert file.values() == {key: Text("x", "x")}
    local(tmp_path, f'{key} = "y"')
    assert file.values() == {key: Text("y", "y")}


def test_values_are_cleaned_and_short(tmp_path: Path) -> None:
    """No escape sequence, no line break, 300 characters."""
    value = local(tmp_path, 'eap = "\\u001b[2JA\\nB\\u202e' + "x" * 400 + '"').values()["eap"]
    assert value.en.startswith("[2JA Bx")
    assert len(value.en) == VALUE_LIMIT


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('eap = "a"\nmystery = "b"\n', (2, "mystery")),
        ("\neap = 613\n", (2, "eap")),
        ('eap = ["a"]\n', (1, "eap")),
        ('eap = "a"\n\n[ombuds]\nen = "x"\nde = "y"\n', (3, "ombuds")),
        ("[ombuds]\nen = 3\n", (1, "ombuds")),
        ('eap = "a"\nombuds = \n', (2, "TOML")),
        ('eap = "a"\neap = "b"\n', (2, "TOML")),
        ('eap = "a', (1, "TOML")),
        (b'eap = "a"\nombuds = "\xe9"\n', (2, "UTF-8")),
        ("x = " + "[" * 5000, (1, "TOML")),
        ("#" * 70_000, (1, "local.toml")),
    ],
    ids=[
        "unknown",
        "number",
        "list",
        "language",
        "inner",
        "broken",
        "twice",
        "cut",
        "bytes",
        "deep",
        "huge",
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, content: str | bytes, expected: tuple[int, str]
) -> None:
    """Broken, unknown, of another kind, in another encoding, nested without end, far too large."""
    assert fault(local(tmp_path, content)) == expected


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    """It cannot be read."""
    (tmp_path / "local.toml").mkdir()
    assert fault(LocalFile(tmp_path / "local.toml")) == (1, "local.toml")
