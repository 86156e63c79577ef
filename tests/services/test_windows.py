"""Opening the stage's window: which terminal is asked, and never through a shell."""

import pytest

from ethics_workshop.services.windows import Opening, opening

COMMAND = (
    "/usr/bin/python",
    "-m",
    "ethics_workshop",
    "session",
    "stage",
    "S-1",
    "--data",
    "/data/a b; rm -rf $HOME",
)
TITLE = "ROOM: share this window"


def asked(env: dict[str, str], *programs: str, platform: str = "linux") -> Opening | None:
    return opening(COMMAND, TITLE, env, lambda name: f"/bin/{name}" if name in programs else None, platform)


@pytest.mark.parametrize(
    ("env", "programs", "platform", "begins"),
    [
        (
            {"WT_SESSION": "x"},
            ("wt.exe",),
            "win32",
            ("/bin/wt.exe", "-w", "new", "new-tab", "--title", TITLE),
        ),
        (
            {"TMUX": "x", "DISPLAY": ":0"},
            ("tmux", "xterm"),
            "linux",
            ("/bin/tmux", "new-window", "-d", "-n", TITLE),
        ),
        ({"KITTY_WINDOW_ID": "1", "DISPLAY": ":0"}, ("kitty",), "linux", ("/bin/kitty", "-o")),
        ({"KITTY_WINDOW_ID": "1"}, ("kitty",), "darwin", ("/bin/kitty", "-o")),
        (
            {"GNOME_TERMINAL_SCREEN": "x", "WAYLAND_DISPLAY": "w"},
            ("gnome-terminal",),
            "linux",
            ("/bin/gnome-terminal",),
        ),
        ({"XTERM_VERSION": "x", "DISPLAY": ":0"}, ("xterm",), "linux", ("/bin/xterm", "-fa")),
        ({"DISPLAY": ":0"}, ("x-terminal-emulator",), "linux", ("/bin/x-terminal-emulator", "-e")),
    ],
)
def test_the_terminal_at_hand_is_asked(
    env: dict[str, str], programs: tuple[str, ...], platform: str, begins: tuple[str, ...]
) -> None:
    """The one that the program runs in, before whichever the computer prefers; what is hostile stays one argument."""
    way = asked(env, *programs, platform=platform)
    assert way is not None
    assert way.arguments[: len(begins)] == begins
    assert way.arguments[-len(COMMAND) : -1] == COMMAND[:-1]
    assert way.arguments[-1].replace("\\;", ";") == COMMAND[-1]
    assert way.inside == ("tmux" in begins[0])


@pytest.mark.parametrize(
    ("env", "programs", "platform"),
    [
        ({}, ("xterm", "x-terminal-emulator"), "linux"),
        ({"SSH_CONNECTION": "x", "DISPLAY": ":0"}, ("x-terminal-emulator",), "linux"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, ("open", "osascript"), "darwin"),
        ({"DISPLAY": ":0"}, (), "linux"),
        ({"KITTY_WINDOW_ID": "1", "DISPLAY": ":0"}, (), "linux"),
    ],
)
def test_where_no_window_can_be_opened_nothing_is_tried(
    env: dict[str, str], programs: tuple[str, ...], platform: str
) -> None:
    """Without a desktop, over SSH, and in a terminal that takes only scripts: the command is said instead."""
    assert asked(env, *programs, platform=platform) is None


def test_windows_makes_the_window_itself() -> None:
    """A new console takes the command as it is."""
    assert asked({}, platform="win32") == Opening(COMMAND, console=True)


def test_a_semicolon_begins_no_other_command_of_windows_terminal() -> None:
    """Windows Terminal parts its own commands by it; out of WSL the way leads back into it."""
    way = asked({"WT_SESSION": "x", "WSL_DISTRO_NAME": "Debian"}, "wt.exe")
    assert way is not None
    assert "/data/a b\\; rm -rf $HOME" in way.arguments
    assert way.arguments[6:10] == ("wsl.exe", "-d", "Debian", "--exec")
