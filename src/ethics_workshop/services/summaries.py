"""What everyone who was there receives after a session."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text, fold
from ethics_workshop.services.loop import LookBack, LoopService
from ethics_workshop.services.ports import CommitmentRow, Local
from ethics_workshop.words.language import Words

FORMATS = ("text", "md", "html")
"""The forms of a summary."""

ENDINGS: Mapping[str, str] = {"html": "html", "md": "md", "text": "txt"}
"""The ending of a file's name in each form, the one that most people open first."""


class SummaryRenderer(Protocol):
    """Turns a session into the text that everyone receives."""

    def __call__(
        self,
        session: Session,
        open_commitments: Sequence[CommitmentRow],
        contacts: Mapping[str, Text],
        words: Words,
        look_back: LookBack = ...,
    ) -> str:
        """Return the summary in the language of `words`: never attendance, signers, seats or small totals."""
        ...


class SummaryForms(Protocol):
    """Turns summaries into what is sent."""

    def __call__(self, summaries: Mapping[str, str], as_format: str, words: Words) -> str:
        """Return rendered summaries by language, in their order, as one of FORMATS."""
        ...


class SummaryService:
    """Summaries, with what is still open and where to talk in confidence."""

    def __init__(
        self,
        loop: LoopService,
        local: Local,
        render: SummaryRenderer,
        forms: SummaryForms,
        write: Callable[[str, Path], None],
    ) -> None:
        self._loop = loop
        self._local = local
        self._render = render
        self._forms = forms
        self._write = write

    def render(self, session: Session, words: Words) -> str:
        """Return the summary in the language of `words`, as lines: `#` and `##` begin headings, `-` an item.

        Raises StorageError, and BadInput for local.toml.
        """
        look_back = self._loop.look_back(session)
        return self._render(session, look_back.still_open, self._local.values(), words, look_back)

    def make(self, session: Session, as_format: str, words: Words) -> str:
        """Return the summary as one of FORMATS: in the language of `words`, a page in both, that one first.

        Raises StorageError, and BadInput for local.toml.
        """
        languages = (words.language, words.other) if as_format == "html" else (words.language,)
        return self._made(session, as_format, languages)

    def _made(self, session: Session, as_format: str, languages: Sequence[str]) -> str:
        texts = {language: self.render(session, Words(language)) for language in languages}
        return self._forms(texts, as_format, Words(languages[0]))

    def write(self, text: str, out: Path) -> None:
        """Write a summary whole or not at all. Raises BadInput, StorageError."""
        self._write(text, out)

    def write_all(self, session: Session, folder: Path, words: Words) -> list[Path]:
        """Write all forms, each in both languages, into `folder`, which is made; return the files.

        Raises BadInput for a place where one may not write, StorageError.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(Problem.FILE_NOT_WRITABLE, path=str(folder)) from error
        written = []
        for as_format, ending in ENDINGS.items():
            out = folder / f"{file_name(session)}.{ending}"
            self._write(self._made(session, as_format, (words.language, words.other)), out)
            written.append(out)
        return written


def file_name(session: Session) -> str:
    """Return the name of a summary's file, without its ending: the day, the division, the case; never an id of people."""
    plan = session.plan
    number = plan.cases[0].case_id.split("-")[0] if plan.cases else ""
    words = "".join(c if c.isascii() and c.isalnum() else "-" for c in _plain(plan.unit.division)).split("-")
    parts = ["summary", plan.day.date, "-".join(filter(None, words))[:40], number.lower()]
    return "-".join(filter(None, parts))


def _plain(name: str) -> str:
    return "-".join(fold(word) for word in name.split())
