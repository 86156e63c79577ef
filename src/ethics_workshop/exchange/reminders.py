"""Reminders as files that are ready to send: an e-mail to open in one's own program, and a plain text, a person.

Names and addresses are data: the standard library encodes them, and whatever could begin another header was taken out.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.people import Person
from ethics_workshop.domain.reminder import Reminder
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.exchange.whole import errors_about
from ethics_workshop.services.ports import Local
from ethics_workshop.words.language import LANGUAGES, Words
from ethics_workshop.words.reminders import body, subject

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows gives to no file."""


class ReminderFiles:
    """Writes reminders into a folder. Implements `services.reminding.ReminderWriter`.

    `local` says whom to ask in confidence; those of a `demo` begin by saying so.
    """

    def __init__(self, local: Local, *, demo: bool) -> None:
        self._local = local
        self._demo = demo

    def __call__(self, reminders: Sequence[Reminder], out: Path) -> list[tuple[Path, ...]]:
        """Write them all, or none, and return the files of each. Only their owner can read them.

        Raises Refused for a folder with something in it, BadInput for a broken `local.toml` and where one may not
        write, StorageError.
        """
        contacts = self._local.values()
        words = {language: Words(language) for language in LANGUAGES}
        names = stems([reminder.person.person_id for reminder in reminders])
        with errors_about(out):
            target = _free(out)
            fresh = target.parent / f".reminders-{os.urandom(8).hex()}.tmp"
            fresh.mkdir(mode=0o700)
            try:
                written = [
                    self._write(fresh, stem, reminder, contacts, words[reminder.person.language])
                    for stem, reminder in zip(names, reminders, strict=True)
                ]
                if target.exists():
                    target.rmdir()
                fresh.rename(target)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        return [tuple(out / name for name in names) for names in written]

    def _write(
        self, folder: Path, stem: str, reminder: Reminder, contacts: Mapping[str, Text], words: Words
    ) -> list[str]:
        about, text = subject(words, demo=self._demo), body(reminder, contacts, words, demo=self._demo)
        files = {f"{stem}.txt": f"{about}\n\n{text}".encode()}
        message = email_of(reminder.person, reminder.sender, about, text)
        if message:
            files = {f"{stem}.eml": message, **files}
        for name, content in files.items():
            # not waited for until it is on disk: it can be made again, and a whole department has thousands of files
            path = folder / name
            path.touch(mode=0o600, exist_ok=False)
            path.write_bytes(content)
        return list(files)


def email_of(person: Person, sender: Person | None, about: str, text: str) -> bytes:
    """Return an unsent e-mail (RFC 5322) to a person; nothing where the roster has no address that can be written.

    `X-Unsent` opens it as a draft. There is no date: the program that sends it writes one.
    """
    to = _address(person)
    if to is None:
        return b""
    message = EmailMessage(policy=SMTP)
    if sender is not None and (origin := _address(sender)) is not None:
        message["From"] = origin
    message["To"] = to
    message["Subject"] = clean(about)
    message["X-Unsent"] = "1"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    message["Content-Language"] = person.language
    return message.as_bytes()


def _address(person: Person) -> Address | None:
    local, _, domain = clean(person.email).rpartition("@")
    if not local or not domain.isascii() or not local.isascii():
        return None  # few mail servers take such an address: the text can be sent by other means
    try:
        return Address(" ".join(clean(person.name).split()), local, domain)
    except ValueError:
        return None


def stems(person_ids: Sequence[str]) -> list[str]:
    """Return a file name without its ending for each person: the id where every file system takes it as it is.

    Otherwise ten digits follow that tell all apart: `E01` and `e01` are two people.
    """
    readable = [re.sub(r"[^A-Za-z0-9_-]", "-", person_id)[:32] for person_id in person_ids]
    folded = [stem.casefold() for stem in readable]
    count = {stem: folded.count(stem) for stem in set(folded)}
    return [
        stem
        if stem and stem == person_id and count[stem.casefold()] == 1 and not _RESERVED.fullmatch(stem)
        else f"{stem}-{hashlib.sha256(person_id.encode()).hexdigest()[:10]}"
        for stem, person_id in zip(readable, person_ids, strict=True)
    ]


def _free(out: Path) -> Path:
    """Return the folder to make, behind links. Raises Refused when something is there already."""
    target = out.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise Refused(Problem.FOLDER_NOT_EMPTY, path=str(out))
    return target
