"""Folders and the disks they are on."""

import os
import re
import shutil
import sys
from pathlib import Path

from ethics_workshop.domain.machine import Folder

MOUNTS = Path("/proc/mounts")
"""Where Linux lists its file systems (proc(5): device, place, kind, with spaces as octal escapes)."""

_REMOTE_DRIVE = 4
"""DRIVE_REMOTE, of GetDriveTypeW."""


def look_at(path: Path) -> Folder:
    """Return what can be known of the folder at `path`, which need not exist. Nothing is created."""
    there = _nearest(path)
    return Folder(
        path=str(path),
        exists=os.path.lexists(path),
        is_folder=path.is_dir(),
        writable=os.access(there, os.W_OK | os.X_OK),
        mode=_mode(path),
        free=_free(there),
        file_system=_file_system(there),
        remote=_is_remote(there),
    )


def _nearest(path: Path) -> Path:
    """Return `path`, or the nearest folder above it that exists."""
    whole = path.absolute()
    return next((place for place in (whole, *whole.parents) if place.exists()), whole)


def _mode(path: Path) -> int | None:
    try:
        return None if os.name == "nt" else path.stat().st_mode & 0o7777
    except OSError:
        return None


def _free(path: Path) -> int | None:
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def _file_system(path: Path) -> str:
    try:
        return file_system_of(os.path.realpath(path), MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""


def file_system_of(path: str, mounts: str) -> str:
    """Return the kind of the file system that holds `path`, by the text of /proc/mounts; empty where it does not say.

    Of two at the same place the later one counts: it covers the other.
    """
    found, longest = "", -1
    for line in mounts.split("\n"):
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1])
        inside = path == place or path.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= longest:
            found, longest = fields[2], len(place)
    return found


def _is_remote(path: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    anchor = path.absolute().anchor
    return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _REMOTE_DRIVE
