"""What the computer says of itself, from planted mounts, variables and folders."""

import io
from pathlib import Path

import pytest

from ethics_workshop.machine.computer import ThisComputer
from ethics_workshop.machine.disks import file_system_of, look_at
from ethics_workshop.machine.terminal import look_at as look_at_terminal

MOUNTS = """/dev/sda1 / ext4 rw 0 0
tmpfs /run tmpfs rw 0 0
server:/home /home nfs4 rw 0 0
//server/share /mnt/the\\040share cifs rw 0 0
/dev/sdb1 /mnt/the\\040share/inner ext4 rw 0 0
nonsense
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/usr/x", "ext4"),
        ("/", "ext4"),
        ("/home/zoe/data", "nfs4"),
        ("/homestead", "ext4"),
        ("/mnt/the share/x", "cifs"),
        ("/mnt/the share/inner/x", "ext4"),
        ("/run", "tmpfs"),
    ],
)
def test_the_deepest_mount_counts(path: str, kind: str) -> None:
    """By whole names of folders, with spaces in them; a later mount covers an earlier one."""
    assert file_system_of(path, MOUNTS) == kind
    assert file_system_of(path, "") == ""
    assert file_system_of("/run/x", MOUNTS + "/dev/c /run xfs rw 0 0\n") == "xfs"


def test_a_folder_that_is_not_there_is_judged_by_the_one_above(tmp_path: Path) -> None:
    """Its disk is known, and nothing is made by looking."""
    place = look_at(tmp_path / "none" / "deeper")
    assert not place.exists
    assert place.writable
    assert place.mode is None
    assert (place.free or 0) > 0
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert look_at(tmp_path / "file").exists
    assert not look_at(tmp_path / "file").is_folder


@pytest.mark.parametrize(
    ("env", "windows", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False, ("", "true", "", False, False)),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, ("", "refused", "", False, False)),
        ({"TERM": "tmux-256color", "TMUX": "/x,1,0"}, False, ("", "256", "tmux", False, False)),
        ({"TERM": "dumb", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, False, ("", "none", "", False, True)),
        ({"TERM": "linux"}, False, ("", "few", "", False, False)),
        ({}, True, ("", "256", "", True, False)),
        ({"WT_SESSION": "guid"}, True, ("Windows Terminal", "true", "", False, False)),
    ],
)
def test_the_terminal_by_its_variables(
    env: dict[str, str], windows: bool, expected: tuple[str, str, str, bool, bool]
) -> None:
    """Program, colours, what stands between, the old console, a connection from elsewhere (and no address of it)."""
    seen = look_at_terminal(env, io.StringIO(), windows=windows)
    assert (seen.program, seen.colours, seen.inside, seen.old_console, seen.remote) == expected
    assert not seen.is_terminal
    assert "10.0.0" not in str(seen)


def test_no_output_at_all(tmp_path: Path) -> None:
    """A program without a standard output is looked at too; the names to hide are those of person and computer."""
    assert not look_at_terminal({}, None, windows=False).is_terminal
    facts = ThisComputer(tmp_path, "", (), "1").look()
    assert facts.private.home
    assert facts.failure_log == ""
    assert not facts.settings.exists
