"""Reminders as files: each readable by a mail program, nothing that a name could begin, all of them or none."""

import re
import stat
from collections.abc import Mapping
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.people import Person, Standing, Unit
from ethics_workshop.domain.reminder import Due, Reminder
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.exchange.reminders import ReminderFiles, email_of, stems

SIGN = Due(Text("Model statement", "Énoncé modèle"), "2026-05-01", True, "1", "2026-2027")


class Nobody:
    """No local answers."""

    def values(self) -> Mapping[str, Text]:
        return {}


def person(
    person_id: str, name: str = "Zoé Côté", email: str = "zoe@dept.example", language: str = "fr"
) -> Person:
    unit = Unit("Operations", "Network", "Division 2")
    return Person(person_id, name, email, language, unit, "E01", "employee", "", "", Standing.ACTIVE)


def reminder(who: Person, *items: Due) -> Reminder:
    return Reminder(who, items or (SIGN,), person("E01", "Alex Tremblay", "alex@dept.example", "en"))


def parsed(message: bytes) -> EmailMessage:
    found = message_from_bytes(message, policy=default)
    assert isinstance(found, EmailMessage)
    return found


NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    st.sampled_from('a É\r\n:<>"@,;\\()=?_\t\u2028\u202e\x00'), max_size=40
)


@settings(max_examples=40)
@given(NAMES, NAMES)
@example("Eve\r\nBcc: boss@dept.example", "x\r\n\r\nbody")
@example("=?utf-8?q?Eve?=\n X: 1", '"Eve" <x@y>')
def test_no_name_begins_another_header(name: str, title: str) -> None:
    """Whatever is in a name or a title: the same headers, one recipient, and the text as it was written."""
    who = person("E02", clean(name), "eve@dept.example")
    message = email_of(who, person("E01", clean(name), "alex@dept.example"), clean(title), "Corps É\n")
    found = parsed(message)
    assert set(map(str.lower, found.keys())) == {
        "from", "to", "subject", "x-unsent", "content-language", "content-type", "content-transfer-encoding", "mime-version",
    }  # fmt: skip
    assert len(found.keys()) == 8
    assert [address.addr_spec for address in found["To"].addresses] == ["eve@dept.example"]
    assert [address.addr_spec for address in found["From"].addresses] == ["alex@dept.example"]
    assert found.get_content().split() == ["Corps", "É"]
    assert all(len(line) <= 998 for line in message.split(b"\r\n"))


def test_each_gets_an_email_and_a_text_in_their_language(tmp_path: Path) -> None:
    """Unsent and without a date; French to who works in French; a text alone for who has no usable address."""
    out = tmp_path / "reminders"
    people = [
        person("E02"),
        person("E03", language="en"),
        person("E04", email=""),
        person("E05", email="zoé@x.ca"),
    ]
    files = ReminderFiles(Nobody(), demo=False)([reminder(who) for who in people], out)
    assert [[path.name for path in each] for each in files] == [
        ["E02.eml", "E02.txt"], ["E03.eml", "E03.txt"], ["E04.txt"], ["E05.txt"],
    ]  # fmt: skip
    french, english = (parsed((out / f"{who}.eml").read_bytes()) for who in ("E02", "E03"))
    assert french["X-Unsent"] == "1"
    assert french["Date"] is None
    assert french["To"].addresses[0].display_name == "Zoé Côté"
    assert "Énoncé modèle, version 1" in french.get_content()
    assert "La date prévue était le 1er\u00a0mai 2026" in french.get_content().replace(
        "1er mai", "1er\u00a0mai"
    )
    assert "was expected by May 1, 2026" in english.get_content()
    assert english.get_content().rstrip().endswith("Alex Tremblay")
    assert (out / "E02.txt").read_text("utf-8").endswith(french.get_content().replace("\r\n", "\n"))
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}


def test_the_same_again_is_the_same_bytes_and_a_demo_says_so(tmp_path: Path) -> None:
    """No moment, no chance in the files."""
    for name in ("one", "two"):
        ReminderFiles(Nobody(), demo=True)([reminder(person("E02"))], tmp_path / name)
    one, two = ((tmp_path / name / "E02.eml").read_bytes() for name in ("one", "two"))
    assert one == two
    assert "DÉMO" in parsed(one)["Subject"]


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    """Refused, with what was in it untouched; an empty one is taken; a place that is not there is said."""
    write, wanted = ReminderFiles(Nobody(), demo=False), [reminder(person("E02"))]
    full, empty, file = tmp_path / "full", tmp_path / "empty", tmp_path / "file"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    empty.mkdir()
    file.write_text("mine")
    for taken in (full, file):
        with pytest.raises(Refused) as refusal:
            write(wanted, taken)
        assert refusal.value.problem is Problem.FOLDER_NOT_EMPTY
    assert [path.name for path in full.iterdir()] == ["mine.txt"]
    write(wanted, empty)
    assert {path.name for path in empty.iterdir()} == {"E02.eml", "E02.txt"}
    with pytest.raises(BadInput):
        write(wanted, tmp_path / "nowhere" / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"full", "empty", "file"}


def test_half_written_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fails at the third file leaves nothing behind."""
    write, count = Path.write_bytes, 0

    def failing(self: Path, data: bytes) -> int:
        nonlocal count
        count += 1
        if count == 3:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(Exception, match=Problem.DISK_FULL.value):
        ReminderFiles(Nobody(), demo=False)(
            [reminder(person("E02")), reminder(person("E03"))], tmp_path / "out"
        )
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), unique=True, max_size=6))
@example(["E01", "e01", "../x", "..\\x", "con", "a/b", "a-b", "", "é" * 40])
def test_file_names_tell_people_apart_everywhere(ids: list[str]) -> None:
    """Letters, digits and hyphens; no two alike, also where case does not count."""
    found = stems(ids)
    assert len({stem.casefold() for stem in found}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", stem) for stem in found)
