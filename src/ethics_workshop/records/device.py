"""The id under which this machine writes: a file beside the database, so that a copy elsewhere gets its own."""

import os
from pathlib import Path

from ethics_workshop.db.files import sync_folder, write_private
from ethics_workshop.records.journal import Entropy, new_id

NAME = "device"


def read_device(folder: Path) -> str:
    """Return the id of this machine, or an empty text when it has none yet. Raises OSError."""
    try:
        text = (folder / NAME).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return ""
    return text if len(text) == 32 and all(c in "0123456789abcdef" for c in text) else ""


def mint_device(folder: Path, entropy: Entropy = os.urandom) -> str:
    """Write a new id and return it, whole or not at all. Raises OSError."""
    device = new_id(entropy)
    fresh = folder / f".{NAME}.{device}"
    write_private(fresh, f"{device}\n".encode())
    fresh.replace(folder / NAME)
    sync_folder(folder)
    return device
