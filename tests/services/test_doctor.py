"""The doctor's rules: what is in order, what should be known, what stands in the way; and nothing personal in it."""

import string
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.checkup import Check, Level
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.machine import (
    DatabaseHealth,
    Folder,
    MachineFacts,
    Private,
    SettingsFile,
    Terminal,
)
from ethics_workshop.domain.text import Text
from ethics_workshop.services.disk_rules import NETWORK, synced_by
from ethics_workshop.services.doctor import DoctorService
from ethics_workshop.services.private import hide
from ethics_workshop.words.doctor import SENTENCES, report, size_text, told
from ethics_workshop.words.language import Words

SOUND = DatabaseHealth("3.53.4", wal_safe=True, exists=True, size=10**6, version=1, mode=0o600, sound=True)
FOLDER = Folder("/home/zoe/data", True, True, True, 0o700, 10**12, "ext4", False)
TERMINAL = Terminal(True, "xterm-256color", "", 80, 24, "utf-8", "true", False, "", False)
MACHINE = MachineFacts(
    program="0.1.0",
    python="3.11.9",
    textual="8.2.8",
    system="Debian",
    folder=FOLDER,
    settings=SettingsFile("/home/zoe/settings.toml", True),
    terminal=TERMINAL,
    screens=2,
    failure_log="",
    private=Private("/home/zoe", ("zoe", "zoe-laptop")),
)


class Fakes:
    """A machine, its records, a bank and local answers that say what they are told to say."""

    def __init__(
        self, machine: MachineFacts = MACHINE, health: DatabaseHealth = SOUND, error: BadInput | None = None
    ) -> None:
        self._machine, self._health, self._error = machine, health, error

    def look(self) -> MachineFacts:
        return self._machine

    def health(self) -> DatabaseHealth:
        return self._health

    def cases(self) -> list[str]:
        if self._error:
            raise self._error
        return ["C14"]

    def faults(self) -> list[str]:
        return []

    def values(self) -> Mapping[str, Text]:
        if self._error:
            raise self._error
        return {}


def examined(
    machine: MachineFacts = MACHINE, health: DatabaseHealth = SOUND, **more: Any
) -> dict[str, Check]:
    """The checks by area and code."""
    fakes: Any = Fakes(machine, health, **more)
    return {f"{c.area}.{c.code}": c for c in DoctorService(fakes, fakes, lambda: fakes, fakes).examine("en")}


def levels(checks: dict[str, Check]) -> dict[str, str]:
    """What is neither in order nor to be looked at by a person."""
    return {name: c.level.value for name, c in checks.items() if c.level in {Level.NOTE, Level.PROBLEM}}


def test_a_computer_in_order_has_no_notes() -> None:
    """Versions, folder, records, bank, settings, terminal, screens: each is said, none complains."""
    checks = examined()
    assert not levels(checks)
    assert {name.partition(".")[0] for name in checks} == {
        "program", "data", "database", "bank", "settings", "terminal", "screens",
    }  # fmt: skip


def test_before_anything_is_recorded() -> None:
    """A new person's computer is in order."""
    machine = replace(MACHINE, folder=replace(FOLDER, exists=False, is_folder=False, mode=None))
    checks = examined(machine, DatabaseHealth("3.53.4", wal_safe=True))
    assert not levels(checks)
    assert {"data.not-there-yet", "database.none-yet"} <= set(checks)


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ({"path": "/home/zoe/OneDrive - Dept/x"}, {"data.synced": "problem"}),
        ({"file_system": "nfs4"}, {"data.network": "problem"}),
        ({"file_system": "", "path": r"\\server\share\x"}, {"data.network": "problem"}),
        ({"file_system": "", "remote": True}, {"data.network": "problem"}),
        ({"file_system": "tmpfs"}, {"data.in-memory": "note"}),
        ({"file_system": ""}, {}),
        ({"writable": False}, {"data.not-writable": "problem"}),
        ({"is_folder": False}, {"data.no-folder": "problem"}),
        ({"mode": 0o755}, {"data.open-folder": "note"}),
        ({"free": 150 * 10**6}, {"data.little-space": "note"}),
        ({"free": 10**6}, {"data.no-space": "problem"}),
        ({"free": None, "mode": None}, {}),
    ],
)
def test_the_folder(folder: dict[str, Any], expected: dict[str, str]) -> None:
    """Synchronized, on a network, in memory, closed to oneself, open to others, full."""
    assert levels(examined(replace(MACHINE, folder=replace(FOLDER, **folder)))) == expected


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        ({"size": 10**12}, {"data.little-space": "note"}),
        ({"mode": 0o644}, {"data.open-file": "problem"}),
        ({"fault": "database-newer"}, {"database.refused": "problem"}),
        ({"sound": False}, {"database.unsound": "problem"}),
        ({"log_waits": True, "sound": None}, {"database.log-waits": "note"}),
        ({"lock": "database-locked"}, {"database.busy": "note"}),
        ({"lock": "database-read-only"}, {"database.refused": "problem"}),
        ({"wal_safe": False}, {}),
    ],
)
def test_the_records(health: dict[str, Any], expected: dict[str, str]) -> None:
    """A large file wants room; open to others, not ours, damaged, interrupted, busy, locked for good."""
    assert levels(examined(health=replace(SOUND, **health))) == expected


@pytest.mark.parametrize(
    ("terminal", "expected"),
    [
        ({"is_terminal": False}, {"terminal.no-terminal": "note"}),
        ({"kind": "dumb"}, {"terminal.dumb": "problem"}),
        ({"columns": 60}, {"terminal.small": "note"}),
        ({"encoding": "ascii"}, {"terminal.not-utf8": "note"}),
        ({"encoding": "UTF_8"}, {}),
        ({"old_console": True}, {"terminal.old-console": "note"}),
        ({"remote": True}, {"terminal.remote": "note"}),
        ({"colours": "refused"}, {}),
    ],
)
def test_the_terminal(terminal: dict[str, Any], expected: dict[str, str]) -> None:
    """What keeps the screens from being drawn whole; fonts are shown, never claimed."""
    checks = examined(replace(MACHINE, terminal=replace(TERMINAL, **terminal)))
    assert levels(checks) == expected
    assert all(check.level is Level.LOOK for name, check in checks.items() if name == "terminal.sample")


def test_settings_bank_and_local_answers_that_are_broken() -> None:
    """Each is a finding with its line, never an error; the other checks go on."""
    machine = replace(MACHINE, settings=SettingsFile("/home/zoe/s.toml", True, (3, 7)), screens=None)
    error = BadInput(Problem.BAD_LOCAL, path="/home/zoe/local.toml", line=4, field="zoe@x.ca")
    checks = examined(machine, error=error)
    assert levels(checks) == {
        "bank.refused": "problem",
        "settings.wrong-lines": "note",
        "settings.local-broken": "problem",
    }
    assert checks["settings.wrong-lines"].facts["lines"] == "3, 7"
    assert checks["screens.unknown"].level is Level.LOOK


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_finding_has_its_words(language: str) -> None:
    """All sentences fill in, in both languages; none of them shows a code."""
    words = Words(language)
    parts = string.Formatter()
    fields = {
        name for pair in SENTENCES.values() for text in pair for _, name, *_ in parts.parse(text) if name
    }
    facts: dict[str, str | int] = dict.fromkeys(fields - {"sample"}, 7)
    for key in SENTENCES:
        area, _, code = key.partition(".")
        line = told(Check(area, code, Level.NOTE, facts), words)
        assert line.what
        assert "{" not in line.what + line.then
    if language == "fr":
        assert size_text(1_234_000_000, words) == "1,2\u00a0Go"
        assert size_text(0, words) == "0 octet"


NAMES = ("zoe", "zoe-laptop", "dept")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("/home/zoe/data", "~/data"),
        ("/home/zoe", "~"),
        ("/home/zoetrope/x", "/home/…/x"),
        ("/srv/ZOE/x", "/srv/…/x"),
        ("/srv/zoe.backup", "/srv/….backup"),
        ("/srv/zoetrope", "/srv/zoetrope"),
        (r"C:\Users\Tremblay\x", r"C:\Users\…\x"),
        ("/mnt/c/Users/Tremblay/x", "/mnt/c/Users/…/x"),
        (r"\\server7\share\x", r"\\…\share\x"),
        ("/x/GoogleDrive-a.b@dept.gc.ca/y", "/x/…/y"),
        ("a\x1b[2Jb", "a[2Jb"),
    ],
)
def test_what_is_personal_is_hidden(text: str, shown: str) -> None:
    """Home, names as whole words, other people's folders, servers, addresses, control characters."""
    assert hide(text, Private("/home/zoe", NAMES)) == shown


@given(
    st.lists(
        st.sampled_from(["home", "Users", "srv", "data", "OneDrive - x", "zoe", "ZOE", "zoe.x", "zoe@y.ca"])
    ),
    st.sampled_from(["/", "\\"]),
)
def test_no_name_survives_in_a_path(parts: list[str], separator: str) -> None:
    """However the path is made."""
    shown = hide(separator + separator.join(parts), Private("/home/zoe", ("zoe",)))
    assert "zoe" not in shown.lower()
    assert "@" not in shown


def test_a_report_shows_no_name() -> None:
    """Names planted in every fact that comes from outside."""
    machine = replace(
        MACHINE,
        system="Linux zoe-laptop",
        folder=replace(FOLDER, path="/srv/zoe/OneDrive - zoe@dept.ca"),
        settings=SettingsFile("/home/zoe/zoe.toml", True, (1,)),
        terminal=replace(TERMINAL, program="zoe-laptop", kind="zoe"),
        failure_log="/home/zoe/failure.log",
    )
    error = BadInput(Problem.BANK_NOT_FOUND, path="/srv/zoe/bank")
    for language in ("en", "fr"):
        text = report(list(examined(machine, error=error).values()), Words(language))
        assert "zoe" not in text.lower()
        assert "@" not in text


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (r"C:\Users\x\OneDrive - Justice Canada\data", "OneDrive"),
        ("/home/x/Dropbox (Work)/y", "Dropbox"),
        ("/Users/x/Library/Mobile Documents/com~apple~CloudDocs/y", "iCloud"),
        ("/Users/x/Library/CloudStorage/GoogleDrive-a@b.ca/My Drive/y", "Google Drive"),
        ("/home/x/Nextcloud/y", "Nextcloud"),
        ("/home/x/toolbox/y", ""),
        ("/home/x/onedrives.txt", ""),
    ],
)
def test_synchronized_folders_are_known_by_their_names(path: str, service: str) -> None:
    """Whole names of folders, as the services make them."""
    assert synced_by(path) == service
    assert "nfs4" in NETWORK
