"""Packs: zip files from strangers, read whole into memory, and refused unless everything in them is harmless.

A pack is a folder of a case bank: cases, perhaps registries, a licence, a readme. Nothing is written here.
"""

import re
import stat
import unicodedata
import zipfile
import zlib
from collections import Counter
from pathlib import Path, PurePosixPath

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import clean, fold
from ethics_workshop.services.packs import Pack

MOST_FILES = 1_000
"""Entries of a pack, folders included: twenty times the shipped bank."""

LARGEST = 1024 * 1024
"""Bytes of one file, unpacked."""

LARGEST_PACK = 24 * 1024 * 1024
"""Bytes of a pack, as it comes and unpacked."""

RATIO = 200
"""Unpacked bytes for a packed one; text packs to a tenth."""

DEEPEST = 6
"""Folders above a file."""

LONGEST = 100
"""Characters of a name between two slashes."""

KINDS = {".toml", ".md", ".txt"}
BARE = {"LICENSE", "LICENCE", "COPYING", "NOTICE", "README"}
"""What a pack may hold: content, and nothing that any system would run."""

LEFT_OUT = ("__MACOSX", ".DS_Store", "Thumbs.db")
"""What systems add by themselves to an archive: looked at like the rest, and not taken."""

_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_ROOT_NAMES = {"cases", "agendas", "statements", "toolkit"}


def read_pack(path: Path, name: str = "") -> Pack:
    """Return what the zip file at `path` holds, under `name` or one made of the file's own.

    Raises BadInput for anything that a pack must not be; the entry that it is about is named.
    """
    try:
        if path.stat().st_size > LARGEST_PACK:
            raise BadInput(Problem.PACK_TOO_LARGE, path=str(path), entry=path.name)
        with zipfile.ZipFile(path) as archive:
            files = _files(archive, path)
    except FileNotFoundError as error:
        raise BadInput(Problem.FILE_NOT_FOUND, path=str(path)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise BadInput(Problem.PACK_NOT_ZIP, path=str(path)) from error
    except OSError as error:
        raise BadInput(Problem.FILE_UNREADABLE, path=str(path)) from error
    if not any(name.startswith("cases/") and name.endswith(".toml") for name in files):
        raise BadInput(Problem.PACK_WITHOUT_CASES, path=str(path))
    return Pack(name or named_after(path), files)


def named_after(path: Path) -> str:
    """Return the name of a pack from that of its file: small letters, digits and hyphens."""
    return re.sub("[^a-z0-9]+", "-", fold(re.sub(r"\s", "-", path.stem))).strip("-")[:60] or "pack"


def _files(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise BadInput(Problem.PACK_TOO_LARGE, path=str(path), entry=path.name)
    for entry in entries:
        _look_at(entry)
    _without_overlap(entries, path)
    names = [_name_of(entry) for entry in entries]
    _without_clash(names, [n for n, entry in zip(names, entries, strict=True) if not entry.is_dir()])
    top = _shared_folder(names)
    found: dict[str, bytes] = {}
    left = LARGEST_PACK
    for entry, name in zip(entries, names, strict=True):
        if entry.is_dir() or any(part in LEFT_OUT for part in PurePosixPath(name).parts):
            continue
        found[name.removeprefix(top)] = content = _content(archive, entry)
        left -= len(content)
        if left < 0:
            raise BadInput(Problem.PACK_TOO_LARGE, path=str(path), entry=path.name)
    return found


def _look_at(entry: zipfile.ZipInfo) -> None:
    """Refuse an entry for what its header says. The name is looked at as Windows, too, would take it."""
    said = clean(entry.orig_filename)
    name = entry.filename
    parts = name.removesuffix("/").split("/")
    if (
        name.startswith("/")
        or "\\" in entry.orig_filename
        or re.match("[A-Za-z]:", name)
        or {"..", ".", ""} & set(parts)
    ):
        raise BadInput(Problem.PACK_LEADS_OUT, entry=said)
    if entry.flag_bits & 0x2041:
        raise BadInput(Problem.PACK_ENCRYPTED, entry=said)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or (kind == stat.S_IFDIR and not entry.is_dir()):
        raise BadInput(Problem.PACK_LINK, entry=said)
    if name != entry.orig_filename or said != unicodedata.normalize("NFC", name) or any(map(_unfit, parts)):
        raise BadInput(Problem.PACK_BAD_NAME, entry=said)
    if len(parts) > DEEPEST or entry.file_size > LARGEST:
        raise BadInput(Problem.PACK_TOO_LARGE, path=said, entry=said)
    if entry.file_size > RATIO * max(entry.compress_size, 64):
        raise BadInput(Problem.PACK_TOO_LARGE, path=said, entry=said)
    last = PurePosixPath(name)
    if not (entry.is_dir() or last.suffix in KINDS or last.name in BARE or set(parts) & set(LEFT_OUT)):
        raise BadInput(Problem.PACK_PROGRAM, entry=said)


def _unfit(part: str) -> bool:
    """Whether some system cannot have a file of this name, or takes it for something else."""
    return bool(
        len(part) > LONGEST or _RESERVED.match(part) or _FORBIDDEN.search(part) or part[-1:] in {".", " "}
        or part != part.strip()
    )  # fmt: skip


def _name_of(entry: zipfile.ZipInfo) -> str:
    return unicodedata.normalize("NFC", entry.filename).removesuffix("/")


def _without_clash(names: list[str], files: list[str]) -> None:
    """Refuse two entries, or a file and a folder, that are one on a system that cares less for letters."""
    seen: dict[str, str] = {}
    for name in names:
        parts = name.split("/")
        for depth in range(1, len(parts) + 1):
            whole = "/".join(parts[:depth])
            like = unicodedata.normalize("NFKC", whole).casefold()
            if seen.setdefault(like, whole) != whole:
                raise BadInput(Problem.PACK_NAMES_CLASH, entry=clean(name), other=clean(seen[like]))
    held = {name.rpartition("/")[0] for name in names}
    twice = [name for name, count in Counter(names).items() if count > 1]
    for name in [*twice, *(file for file in files if file in held)]:
        raise BadInput(Problem.PACK_NAMES_CLASH, entry=clean(name), other=clean(name))


def _without_overlap(entries: list[zipfile.ZipInfo], path: Path) -> None:
    """Refuse entries that share their bytes: that is how a few bytes become many files."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise BadInput(Problem.PACK_NOT_ZIP, path=str(path))
        end = entry.header_offset + entry.compress_size


def _shared_folder(names: list[str]) -> str:
    """Return the one folder that all entries stand in, with its slash, where the archive was made around it."""
    real = [name for name in names if PurePosixPath(name).parts[0] not in LEFT_OUT]
    tops = {name.partition("/")[0] for name in real}
    top = next(iter(tops)) if len(tops) == 1 else ""
    return f"{top}/" if top and top not in _ROOT_NAMES else ""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the bytes of an entry, which are to be as many as it declares."""
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise BadInput(Problem.PACK_NOT_ZIP, path=clean(entry.filename))
    return content
