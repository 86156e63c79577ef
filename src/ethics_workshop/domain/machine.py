"""What can be known of the computer the program runs on: plain facts, for `services.doctor` to judge."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folder:
    """The data folder. `mode` is None where the system has no such bits, `free` (bytes) where nobody can tell."""

    path: str
    exists: bool
    is_folder: bool
    writable: bool
    """Whether one may write in it, or in the nearest folder above it that exists."""
    mode: int | None
    free: int | None
    file_system: str
    """The kind of file system (`ext4`, `nfs4`), or an empty text where it cannot be told."""
    remote: bool
    """Whether the system itself says that the drive is another computer's."""


@dataclass(frozen=True, slots=True)
class DatabaseHealth:
    """`records.db` as it was found, untouched. `fault` and `lock` are values of `Problem`, or empty texts."""

    sqlite: str
    wal_safe: bool
    """Whether the library keeps every commit with a write-ahead log."""
    exists: bool = False
    size: int = 0
    """Bytes of the file and its log."""
    version: int = 0
    mode: int | None = None
    fault: str = ""
    sound: bool | None = None
    """What a quick check of the structure says; None where it was not made."""
    lock: str = ""
    log_waits: bool = False
    """Whether changes stand in a log that nobody has open."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The person's settings file, and the lines in it that are wrong."""

    path: str
    exists: bool
    wrong_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the screens would be drawn, by what the environment says."""

    is_terminal: bool
    kind: str
    """The value of TERM."""
    program: str
    """The name of the terminal program, or an empty text where it does not say."""
    columns: int
    rows: int
    encoding: str
    colours: str
    """`true`, `256`, `few`, or `none`; `refused` where NO_COLOR is set."""
    old_console: bool
    """Whether it is the console window of Windows from before Windows Terminal."""
    inside: str
    """`tmux` or `screen` where one stands between; empty otherwise."""
    remote: bool
    """Whether somebody is connected from another computer."""


@dataclass(frozen=True, slots=True)
class Private:
    """What a report must never show: the home folder, and the names of the person and the computer."""

    home: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """All that was found. `screens` is the number of screens connected, or None where it cannot be told."""

    program: str
    python: str
    textual: str
    system: str
    folder: Folder
    settings: SettingsFile
    terminal: Terminal
    screens: int | None
    failure_log: str
    """The path of the trace of an unforeseen error; empty when there is none."""
    private: Private
