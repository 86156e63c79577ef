"""Completions that count, to choose one from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ethics_workshop.domain.text import NOWHERE, Text, fold, nearness
from ethics_workshop.services.rows import CompletionRow
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.people import FOUND
from ethics_workshop.tui.shell import Shell
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.roadmap import method_of


@dataclass(frozen=True, slots=True)
class Completed:
    """Completions that were not voided, the newest first, and the titles of the programme's requirements."""

    rows: Sequence[CompletionRow]
    titles: Mapping[str, Text]

    def title(self, row: CompletionRow, words: Words) -> str:
        """Return what was completed: the requirement, or the cases where there is none."""
        title = self.titles.get(row.requirement)
        return words.text(title) if title else row.requirement or row.case_ids

    def people(self, asked: str) -> list[Choice]:
        """Return who has such completions, also those who left, by what somebody typed: the nearest first."""
        wanted, found = fold(asked), dict[str, tuple[int, str, str, Choice]]()
        for row in self.rows:
            near = nearness(wanted, row.name, row.person_id) if wanted else NOWHERE
            if near < NOWHERE and row.person_id not in found:
                choice = Choice(row.person_id, row.name, f"{row.division} · {row.person_id}")
                found[row.person_id] = (near, fold(row.name), row.person_id, choice)
        return [each[-1] for each in sorted(found.values(), key=lambda each: each[:3])[:FOUND]]


def completed(workshop: Workshop, person_id: str = "") -> Completed:
    """Return everybody's completions, or a person's, on the worker thread. Raises BadInput, StorageError."""
    rows = [row for row in workshop.completions.all(person_id) if row.status == "recorded"]
    rows.sort(key=lambda row: (row.completed_on, row.completion_id), reverse=True)
    return Completed(rows, {each.id: each.title for each in workshop.bank.programme().requirements})


async def chosen(app: Shell, heading: str, found: Completed, person_id: str) -> CompletionRow | None:
    """Let one of a person's completions be chosen under `heading` (a msgid); None after Escape."""
    words, rows = app.words, {row.completion_id: row for row in found.rows if row.person_id == person_id}
    choices = [
        Choice(
            row.completion_id,
            found.title(row, words),
            " · ".join((short_day(row.completed_on, words), method_of(row.method, words), row.completion_id)),
        )
        for row in rows.values()
    ]
    picked = await app.push_screen_wait(Chooser(heading, choices))
    return rows[picked[0]] if picked else None
