"""Agendas: those of the banks and a department's own, what fits into the time there is, and changing one."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ethics_workshop.domain.agenda import Agenda
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.fitting import Offer, Wish, offers, shortest
from ethics_workshop.domain.listing import Severity
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import State
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CaseBank, Records
from ethics_workshop.services.ports_agendas import AgendaFile, AgendaFiles

OUR_WAY = Text("{title}, our way", "{title}, à notre façon")
"""What a copy is called until somebody calls it otherwise."""


class AgendaService:
    """What is done with agendas. Whatever is saved was read and checked first, exactly as it will be read again."""

    def __init__(self, bank: CaseBank, records: Records, files: AgendaFiles) -> None:
        self._bank = bank
        self._records = records
        self._folder = files.folder
        self._compose = files.compose
        self._read = files.read

    def all(self) -> list[Agenda]:
        """Return the agendas that can be led, ordered by id. Raises BadInput when a bank's file is broken."""
        return self._bank.agendas()

    def get(self, agenda_id: str) -> Agenda:
        """Return one agenda. Raises Refused for an unknown id."""
        found = {agenda.id: agenda for agenda in self.all()}
        if agenda_id not in found:
            raise Refused(Problem.UNKNOWN_AGENDA, agenda=agenda_id, known=", ".join(sorted(found)))
        return found[agenda_id]

    def own(self) -> frozenset[str]:
        """Return the ids of the department's own agendas, by the names of their files."""
        return frozenset(path.stem for path in self._folder.files())

    def check(self, path: Path | None = None) -> list[AgendaFile]:
        """Read a file, or all of the department's own, and return what is wrong in each. Raises BadInput without a file."""
        return [self._read(file, None) for file in ([path] if path else self._folder.files())]

    def requirement(self, agenda: Agenda) -> str:
        """Return the id of the requirement that a session of `agenda` completes; empty for none."""
        return self._bank.programme().requirement_of(*agenda.counts_as)

    def copy(self, agenda: Agenda, agenda_id: str = "") -> Agenda:
        """Return a copy to be changed: under `agenda_id`, or one that is free, and named after its model."""
        taken = {each.id for each in self.all()} | self.own()
        named = (f"{agenda.id}-{n}" for n in range(2, len(taken) + 3))
        free = agenda_id or next(name for name in named if name not in taken)
        title = Text(
            OUR_WAY.en.format(title=agenda.title.en).strip(), OUR_WAY.fr.format(title=agenda.title.fr).strip()
        )
        return replace(agenda, id=free, title=title, like=agenda.like or agenda.id)

    def save(self, agenda: Agenda, *, fresh: bool) -> Path:
        """Write an agenda of one's own and return its file.

        Raises Refused for an id that is taken (by any agenda when it is `fresh`, by a bank's when not), BadInput
        (AGENDA_FAULTY) for what could not be led, and what writing raises. What stood there before stays then.
        """
        mine = self.own()
        taken = {each.id for each in self.all() if fresh or each.id not in mine} | (mine if fresh else set())
        if agenda.id in taken:
            raise Refused(Problem.AGENDA_ID_TAKEN, agenda=agenda.id, known=", ".join(sorted(taken)))
        path = self._folder.path(agenda.id)
        text = self._compose(agenda, self._folder.text(agenda.id))
        faults = tuple(f for f in self._read(path, text).faults if f.severity is not Severity.WARNING)
        if faults:
            first = faults[0]
            raise BadInput(Problem.AGENDA_FAULTY, path=str(path), line=first.line, faults=faults)
        return self._folder.write(agenda.id, text)

    # what fits

    def fit(self, wish: Wish, unit: Unit | None = None) -> list[Offer]:
        """Return what fits into the time, the best first; `unit` is who meets, for what it has talked about already.

        Raises Refused when nothing fits.
        """
        agendas = self.all()
        found = offers(agendas, self._bank.cases(), wish, self.talked(unit) if unit else frozenset())
        if not found:
            raise Refused(Problem.NOTHING_FITS, minutes=wish.minutes, least=shortest(agendas))
        return found

    def talked(self, unit: Unit) -> frozenset[str]:
        """Return the ids of the cases that a unit has talked about in sessions that were closed."""
        rows = (r for r in self._records.sessions() if r.unit == unit and r.state == State.CLOSED)
        return frozenset(case_id for row in rows for case_id in row.case_ids)


def unsound(file: AgendaFile) -> bool:
    """Whether there is more than a warning in a file."""
    return any(fault.severity is not Severity.WARNING for fault in file.faults)


def any_unsound(files: Iterable[AgendaFile]) -> bool:
    """Whether there is more than a warning in some file."""
    return any(map(unsound, files))
