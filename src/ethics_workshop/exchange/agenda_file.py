"""A department's own agendas as files: TOML that a person can go on writing by hand."""

from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.exchange.page import write_page
from ethics_workshop.exchange.whole import errors_about, private_folder

if TYPE_CHECKING:
    from tomlkit.items import Array, InlineTable


def agenda_text(agenda: Agenda, before: str = "") -> str:
    """Return an agenda as its file's text. Remarks and further fields of the text `before` stay where they are."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(before)
    except TOMLKitError:
        document = tomlkit.document()  # a file that cannot be read has nothing that could be kept
    document["id"] = agenda.id
    title = tomlkit.inline_table() if "title" not in document else document["title"]
    title["en"], title["fr"] = agenda.title.en, agenda.title.fr
    document["title"] = title
    if agenda.like:
        document["like"] = agenda.like
    document["case_seconds"] = agenda.case_seconds
    if agenda.follow_up_days or "follow_up_days" in document:
        document["follow_up_days"] = agenda.follow_up_days
    defaults = document.get("defaults")
    known = dict(defaults) if isinstance(defaults, dict) else {}
    document["defaults"] = _row(
        {
            "leader_votes": False,
            "attest": "after",
            **known,
            "ballot": agenda.ballot,
            "floor": agenda.floor.value,
            "inject": agenda.inject.value,
        }
    )
    document["cut"] = [step.value for step in agenda.cut]
    document["slack_seconds"] = agenda.slack_seconds
    document["step"] = _steps(agenda)
    return tomlkit.dumps(document)


def _row(values: dict[str, object]) -> "InlineTable":
    import tomlkit

    row = tomlkit.inline_table()
    row.update(values)
    return row


def _steps(agenda: Agenda) -> "Array":
    """Return the steps, each on its own line."""
    import tomlkit

    steps = tomlkit.array().multiline(multiline=True)
    for step in agenda.steps:
        steps.append(_row({"name": step.name.value, "seconds": step.seconds}))
    return steps


class OwnAgendas:
    """`<data>/agendas`. Implements the port AgendaFolder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, agenda_id: str) -> Path:
        """Return where the file of an agenda is, or would be. Raises BadInput for what is no name of a file."""
        if not agenda_id or Path(agenda_id).name != agenda_id or "\x00" in agenda_id:
            raise BadInput(Problem.FILE_NOT_WRITABLE, path=agenda_id)
        return self._folder / f"{agenda_id}.toml"

    def files(self) -> list[Path]:
        """Return the files that are there, by name."""
        return sorted(p for p in self._folder.glob("*.toml") if p.is_file() and p.name[0] != ".")

    def text(self, agenda_id: str) -> str:
        """Return a file as it stands; empty where there is none. Raises BadInput for one that cannot be read."""
        path = self.path(agenda_id)
        try:
            return path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return ""
        except (OSError, ValueError) as error:
            raise BadInput(Problem.FILE_UNREADABLE, path=str(path)) from error

    def write(self, agenda_id: str, text: str) -> Path:
        """Write a file whole. Raises BadInput where one may not write, StorageError for a full or failing disk."""
        path = self.path(agenda_id)
        with errors_about(path):
            private_folder(self._folder)
        write_page(text, path)
        return path
