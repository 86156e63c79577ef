"""Who is ticked as present, and what must be recorded for the attendance to be so. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ethics_workshop.domain.people import Person
from ethics_workshop.domain.session import Session

ROOM, REMOTE = "room", "remote"
NEW_GUEST = "new-guest:"


@dataclass(frozen=True, slots=True)
class Change:
    """What must happen for the attendance to be as ticked. People by person_id or guest id, new guests by name."""

    leave: tuple[str, ...] = ()
    room: tuple[str, ...] = ()
    remote: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()


@dataclass
class Ticks:
    """Who is ticked, and how: `room`, `remote`, or absent when missing."""

    names: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    here: dict[str, str] = field(default_factory=dict)

    def toggle(self, key: str) -> None:
        """Tick or untick somebody."""
        if key in self.here:
            del self.here[key]
        else:
            self.here[key] = ROOM

    def other_place(self, key: str) -> None:
        """Room instead of remote, or the other way round; somebody absent becomes remote."""
        self.here[key] = ROOM if self.here.get(key) == REMOTE else REMOTE


def ticks_of(session: Session, people: Sequence[Person]) -> Ticks:
    """Return the ticks as the session stands: the unit's people, whoever else came, and the guests."""
    ticks = Ticks()
    for person in people:
        ticks.names[person.person_id] = person.name
    for attendee in session.people.values():
        ticks.names.setdefault(attendee.person_id, attendee.name)
        if attendee.unit != session.plan.unit:
            ticks.units[attendee.person_id] = attendee.unit.division
        if attendee.person_id in session.present:
            ticks.here[attendee.person_id] = attendee.mode
    for guest_id, name in session.guests.items():
        ticks.names[guest_id] = name
        if guest_id in session.present:
            ticks.here[guest_id] = ROOM
    return ticks


def change_of(session: Session, ticks: Ticks) -> Change:
    """Return what must be recorded: who left, who came, and who came by another way than was noted."""
    moved = {
        key
        for key, mode in ticks.here.items()
        if key in session.present and key in session.people and session.people[key].mode != mode
    }
    left = tuple(
        key
        for key in (*session.people, *session.guests)
        if key in session.present and (key not in ticks.here or key in moved)
    )
    come = {key: mode for key, mode in ticks.here.items() if key not in session.present or key in moved}
    return Change(
        leave=left,
        room=tuple(k for k, m in come.items() if m == ROOM and not _guest(k, session)),
        remote=tuple(k for k, m in come.items() if m == REMOTE and not _guest(k, session)),
        guests=tuple(ticks.names[k] for k in come if _guest(k, session)),
    )


def _guest(key: str, session: Session) -> bool:
    return key.startswith(NEW_GUEST) or key in session.guests
