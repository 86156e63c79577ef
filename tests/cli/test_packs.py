"""Packs from strangers: a sound one is added, used and removed; of a hostile one nothing is ever written."""

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput
from ethics_workshop.exchange.pack_reader import LARGEST, MOST_FILES, read_pack
from tests.bank.sample import CASE, named

from .conftest import Program

FILE = "cases/coi/C90-spare-key.toml"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() if p.is_file() else b"" for p in folder.rglob("*")}


def packed(
    path: Path, *more: tuple[zipfile.ZipInfo | str, bytes | str], case: str = CASE, at: str = FILE
) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(at, case)
        for name, content in more:
            archive.writestr(name, content)
    return path


def entry(name: str, mode: int = 0, system: int = 3) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename = name
    info.create_system = system
    info.external_attr = mode << 16
    return info


def patched(path: Path, change: Callable[[bytearray, int], None]) -> Path:
    """Change the entry of the central directory that comes last, as a hostile hand would."""
    raw = bytearray(path.read_bytes())
    change(raw, raw.rindex(b"PK\x01\x02"))
    path.write_bytes(raw)
    return path


def encrypted(raw: bytearray, at: int) -> None:
    raw[at + 8] |= 1


def smaller(raw: bytearray, at: int) -> None:
    struct.pack_into("<I", raw, at + 24, 10)


def overlapping(raw: bytearray, at: int) -> None:
    struct.pack_into("<I", raw, at + 42, 0)


def with_nul(path: Path) -> Path:
    path = packed(path, ("notes-x.md", ""))
    path.write_bytes(path.read_bytes().replace(b"notes-x.md", b"notes\x00x.md"))
    return path


HOSTILE: list[tuple[str, Callable[[Path], Path], str]] = [
    ("absolute", lambda p: packed(p, (entry("/etc/x.toml"), "")), "outside"),
    ("parent", lambda p: packed(p, (entry("cases/../../x.toml"), "")), "outside"),
    ("parent, backslash", lambda p: packed(p, (entry("..\\x.toml"), "")), "outside"),
    ("drive", lambda p: packed(p, (entry("C:x.toml"), "")), "outside"),
    ("share", lambda p: packed(p, (entry("\\\\host\\x.toml"), "")), "outside"),
    ("empty part", lambda p: packed(p, (entry("cases//x.toml"), "")), "outside"),
    ("link", lambda p: packed(p, (entry("a.toml", stat.S_IFLNK | 0o777), "/etc/passwd")), "link"),
    ("pipe", lambda p: packed(p, (entry("a.toml", stat.S_IFIFO | 0o600), "")), "link"),
    ("device", lambda p: packed(p, (entry("a.toml", stat.S_IFCHR | 0o600), "")), "link"),
    ("link that says it is from DOS", lambda p: packed(p, (entry("a.toml", stat.S_IFLNK, 0), "x")), "link"),
    ("password", lambda p: patched(packed(p, ("a.md", "x")), encrypted), "password"),
    ("bomb", lambda p: packed(p, ("a.txt", b"\0" * (LARGEST - 1))), "larger"),
    ("large file", lambda p: packed(p, ("a.txt", bytes(range(256)) * (LARGEST // 256 + 1))), "larger"),
    ("many files", lambda p: packed(p, *((f"n{n}.md", "") for n in range(MOST_FILES))), "larger"),
    ("deep", lambda p: packed(p, ("a/" * 9 + "x.md", "")), "larger"),
    ("more than declared", lambda p: patched(packed(p, ("a.md", "x" * 50)), smaller), "zip file"),
    ("overlap", lambda p: patched(packed(p, ("a.md", "x" * 50)), overlapping), "zip file"),
    ("program", lambda p: packed(p, ("setup.py", "x")), "kind of file"),
    ("program without ending", lambda p: packed(p, ("run", "x")), "kind of file"),
    ("script that ends like a text", lambda p: packed(p, ("a.txt.exe", "x")), "kind of file"),
    ("twice", lambda p: packed(p, (entry(FILE), "x")), "same name"),
    ("case of letters", lambda p: packed(p, (FILE.upper().replace(".TOML", ".toml"), "x")), "same name"),
    ("Unicode", lambda p: packed(p, ("\u00e9.md", ""), ("e\u0301.md", "")), "name"),
    ("ligature", lambda p: packed(p, ("ﬁle.md", ""), ("file.md", "")), "same name"),
    ("file and folder", lambda p: packed(p, ("a.md", ""), ("a.md/b.md", "")), "same name"),
    ("reserved", lambda p: packed(p, ("cases/aux.toml", "")), "cannot have"),
    ("reserved, folder", lambda p: packed(p, ("com1/x.toml", "")), "cannot have"),
    ("stream", lambda p: packed(p, ("a.md:b.md", "")), "cannot have"),
    ("dot at the end", lambda p: packed(p, ("folder./a.md", "")), "cannot have"),
    ("escape", lambda p: packed(p, ("\x1b[2Ja.md", "")), "cannot have"),
    ("bidirectional", lambda p: packed(p, ("a\u202edm.md", "")), "cannot have"),
    ("NUL", with_nul, "cannot have"),
    ("no cases", lambda p: packed(p, at="readme.md"), "no cases"),
    ("faulty case", lambda p: packed(p, case=CASE.replace('goto = "s2"', 'goto = "s9"')), "faults"),
    ("no TOML", lambda p: packed(p, ("cases/x.toml", "= = =")), "faults"),
    ("id of ours", lambda p: packed(p, case=named("C14-cousins-file"), at="cases/C14-cousins-file.toml"), "already"),
    ("id twice", lambda p: packed(p, ("cases/C90-spare-key.toml", CASE)), "faults"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "said"), [pytest.param(m, s, id=name) for name, m, s in HOSTILE])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_a_hostile_pack_nothing_is_written(
    program: Program, tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    pack = make(tmp_path / "pack.zip")
    before = tree(tmp_path)
    answer = program("cases", "add", pack)
    assert answer.code == 2
    assert said in answer.err
    assert "\x1b" not in answer.err
    assert answer.out == ""
    assert tree(tmp_path) == before


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_pack_is_said(program: Program, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.zip").write_bytes(content)
    assert program("cases", "add", tmp_path / "p.zip").code == 2
    assert program("cases", "add", tmp_path / "nowhere.zip").code == 2
    assert program("cases", "add", tmp_path).code == 2
    assert not (tmp_path / "data" / "packs").exists()


def test_a_pack_is_added_used_listed_and_removed(program: Program, tmp_path: Path) -> None:
    """As a stranger builds one: a folder around it, what a Mac adds, a readme and a licence."""
    pack = packed(
        tmp_path / "Région Ouest.zip",
        ("my pack/", ""), ("my pack/LICENSE", "CC BY"), ("my pack/readme.md", "é"), ("__MACOSX/my pack/._x", "x"),
        ("my pack/.DS_Store", "x"),
        at=f"my pack/{FILE}",
    )  # fmt: skip
    answer = program("cases", "add", pack)
    assert (answer.code, answer.value) == (0, "region-ouest"), answer.err
    folder = tmp_path / "data" / "packs" / "region-ouest"
    assert {p.name for p in folder.rglob("*") if p.is_file()} == {
        "LICENSE",
        "readme.md",
        "C90-spare-key.toml",
    }
    assert all(p.stat().st_mode & 0o077 == 0 for p in folder.rglob("*"))
    assert program("cases", "packs", "--format", "json").json == [
        {"id": "region-ouest", "cases": ["C90-spare-key"], "broken": 0}
    ]
    assert [row["id"] for row in program("cases", "search", "spare", "--format", "json").json] == [
        "C90-spare-key"
    ]
    listed = {row["id"]: row["pack"] for row in program("cases", "list", "--format", "json").json}
    assert listed == {"C14-cousins-file": "", "C90-spare-key": "region-ouest"}
    again = program("cases", "add", pack)
    assert (again.code, "already" in again.err) == (2, True)
    other = program("cases", "add", pack, "--name", "other")
    assert (other.code, "C90-spare-key" in other.err) == (2, True)
    assert program("cases", "remove", "region-ouest").code == 0
    assert not folder.exists()
    assert program("cases", "show", "C90").code == 2


@pytest.mark.parametrize("name", ["../up", "a/b", ".", "A", "é", "x" * 61])
def test_a_pack_is_named_and_removed_by_a_plain_name(program: Program, tmp_path: Path, name: str) -> None:
    pack = packed(tmp_path / "p.zip")
    before = tree(tmp_path)
    assert program("cases", "add", pack, "--name", name).code == 2
    assert program("cases", "remove", name).code == 2
    assert tree(tmp_path) == before


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_damaged_zip_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Whatever bytes are changed: a pack or a sentence, and never a name that leads out."""
    path = packed(tmp_path_factory.mktemp("damaged") / "p.zip", ("readme.md", "x" * 40))
    raw = bytearray(path.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), min_size=1, max_size=4)):
        raw[at] = data.draw(st.integers(0, 255))
    path.write_bytes(raw)
    try:
        files = read_pack(path).files
    except BadInput:
        return
    assert all(
        ".." not in name.split("/") and not name.startswith("/") and "\\" not in name for name in files
    )
