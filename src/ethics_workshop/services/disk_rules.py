"""What the data folder and its disk mean for records that must not be lost, nor read by others."""

import re
from collections.abc import Iterator

from ethics_workshop.domain.checkup import Check, Level
from ethics_workshop.domain.machine import DatabaseHealth, Folder

MEGABYTE = 1_000_000
ENOUGH = 200 * MEGABYTE
"""Bytes that should be free, if the database is not larger than half of it."""
TOO_LITTLE = 20 * MEGABYTE
"""Bytes under which work may stop at any time."""

OTHERS = 0o077
"""What a mode lets others do."""

NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afs", "afpfs", "ncpfs", "9p", "drvfs", "davfs", "webdav",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "glusterfs", "ceph", "lustre", "gpfs", "vboxsf",
    "fuse.vmhgfs-fuse", "prl_fs", "virtiofs",
}  # fmt: skip
"""File systems on which another computer, or the host of a virtual one, answers for the locks."""
IN_MEMORY = {"tmpfs", "ramfs"}

_SYNCED = (
    ("OneDrive", re.compile(r"onedrive\b.*|skydrive", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox\b.*", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive\b.*|googledrive.*|my drive|mon disque", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive.*|mobile documents|com~apple~clouddocs", re.IGNORECASE)),
    ("Box", re.compile(r"box(-box| sync)?", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud\b.*|owncloud\b.*", re.IGNORECASE)),
)
"""By the name of a folder on the way."""


def folder(place: Folder, health: DatabaseHealth) -> Iterator[Check]:
    """Judge the data folder."""
    path: dict[str, str | int] = {"path": place.path}
    if place.exists and not place.is_folder:
        yield Check("data", "no-folder", Level.PROBLEM, path)
        return
    yield Check("data", "folder" if place.exists else "not-there-yet", facts=path)
    if not place.writable:
        yield Check("data", "not-writable", Level.PROBLEM, path)
    yield from _shared_with(place)
    yield from _rights(place, health)
    yield from _space(place.free, health.size)


def synced_by(path: str) -> str:
    """Return the service that copies the folder `path` to other computers, by the names on the way; empty for none."""
    for name in re.split(r"[\\/]+", path):
        for service, pattern in _SYNCED:
            if pattern.fullmatch(name):
                return service
    return ""


def _shared_with(place: Folder) -> Iterator[Check]:
    kind = place.file_system
    service = synced_by(place.path)
    if service:
        yield Check("data", "synced", Level.PROBLEM, {"service": service})
    if place.remote or kind in NETWORK or place.path.startswith("\\\\"):
        yield Check("data", "network", Level.PROBLEM, {"kind": kind or "SMB"})
    elif kind in IN_MEMORY:
        yield Check("data", "in-memory", Level.NOTE, {"kind": kind})
    elif kind and not service:
        yield Check("data", "own-disk", facts={"kind": kind})


def _rights(place: Folder, health: DatabaseHealth) -> Iterator[Check]:
    if health.mode is not None and health.mode & OTHERS:
        yield Check("data", "open-file", Level.PROBLEM, {"mode": f"{health.mode:04o}"})
    elif place.mode is not None and place.mode & OTHERS:
        yield Check("data", "open-folder", Level.NOTE, {"mode": f"{place.mode:04o}"})
    elif place.mode is not None:
        yield Check("data", "closed-to-others", facts={"mode": f"{place.mode:04o}"})


def _space(free: int | None, size: int) -> Iterator[Check]:
    if free is None:
        return
    facts: dict[str, str | int] = {"free": free}
    if free < max(TOO_LITTLE, size):
        yield Check("data", "no-space", Level.PROBLEM, facts)
    elif free < max(ENOUGH, 2 * size):
        yield Check("data", "little-space", Level.NOTE, facts)
    else:
        yield Check("data", "space", facts=facts)
