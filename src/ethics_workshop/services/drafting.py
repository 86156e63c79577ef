"""New cases: a draft that passes the check, in the department's own pack or in a bank of the author's."""

from collections.abc import Callable
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.listing import Severity
from ethics_workshop.services.clock import Clock
from ethics_workshop.services.ports_authoring import Answers, AuthorBank, Compose, WriteNew

SCHEMA = "case.schema.json"
"""Where a bank keeps the format for editors; a case names it in its first line (`#:schema`, as Taplo reads it)."""


class DraftService:
    """Begins cases. `folder` is the bank they are written into; `schema` is the format, for editors."""

    def __init__(
        self,
        bank: AuthorBank,
        compose: Compose,
        write_new: WriteNew,
        clock: Clock,
        folder: Path,
        *,
        schema: Callable[[], str] | None = None,
    ) -> None:
        self._bank = bank
        self._compose = compose
        self._write_new = write_new
        self._clock = clock
        self.folder = folder
        self._schema = schema

    def keys(self, registry: str) -> list[str]:
        """Return what a case may be filed under: the `topic`, `audience` or `value` of the open banks."""
        return self._bank.keys(registry)

    def begin(self, case_id: str, answers: Answers) -> Path:
        """Write the draft of a new case and return its file. Nothing that is there is ever overwritten.

        Its first line names the schema where the bank has one; with a `schema` of our own, that is written too.

        Raises BadInput (DRAFT_FAULTY, with the `faults` of the check) for answers that no sound case can have, and
        Refused for an id or a file that exists.
        """
        import datetime as dt

        text = self._compose(case_id, answers, dt.date.fromisoformat(self._clock.day().date))
        beside = self.folder / SCHEMA
        if self._schema is not None or beside.exists():
            text = f"#:schema ../../{SCHEMA}\n{text}"
        topics = answers.get("topics")
        topic = topics[0] if isinstance(topics, list) and topics else "values"
        path = self.folder / "cases" / str(topic) / f"{case_id}.toml"
        faults = [f for f in self._bank.faults_in(path, text) if f.severity is not Severity.WARNING]
        if faults:
            raise BadInput(Problem.DRAFT_FAULTY, faults=tuple(faults), count=len(faults))
        if case_id in {case.id for case in self._bank.cases()}:
            raise Refused(Problem.CASE_EXISTS, case=case_id, path=self._bank.file_of(case_id))
        self._write_new(text, path)
        if self._schema is not None and not beside.exists():
            self._write_new(self._schema(), beside)
        return path
