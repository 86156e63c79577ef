"""Small groups: drawn by chance or kept by room and remote, never by vote; who does what in them, and who reports first.

Nothing of it is recorded. The draw is made from a number that is handed in, so that two windows that know the number
show the same groups.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ethics_workshop.domain.session import Session

SMALLEST, LARGEST = 2, 8
"""People of a group that can be asked for."""


class Role(StrEnum):
    """What somebody does in a group, besides taking part."""

    SPEAKER = "speaker"
    TIMEKEEPER = "timekeeper"
    SCEPTIC = "sceptic"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is here. `key` is a person_id or a guest's id; `leads` marks the one the others report to."""

    key: str
    name: str
    remote: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Draw:
    """How to draw: groups of about `size`, those in the room and those remote `apart` or not, by the number `seed`.

    `among` are the keys of those who were here when it was drawn: somebody who comes later changes no group.
    """

    size: int
    seed: int
    apart: bool = False
    among: tuple[str, ...] = ()

    def told(self) -> str:
        """Return it as a line of text, for the stage."""
        return json.dumps([self.size, self.seed, self.apart, self.among])

    @classmethod
    def heard(cls, line: str) -> "Draw | None":
        """Return what `told` told; None where it says nothing, or nothing that makes sense."""
        try:
            size, seed, apart, among = json.loads(line)
            return cls(int(size), int(seed), bool(apart), tuple(map(str, among)))
        except (ValueError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Group:
    """A group; its place among the others is the order in which they report back."""

    members: tuple[tuple[Member, Role | None], ...]

    @property
    def remote(self) -> bool:
        """Whether somebody of it is remote."""
        return any(member.remote for member, _ in self.members)


def everybody(session: Session) -> tuple[Member, ...]:
    """Return all who ever checked in, guests too."""
    leader = session.plan.leader_id
    people = [
        Member(p.person_id, p.name, p.mode == "remote", p.person_id == leader)
        for p in session.people.values()
    ]
    return (*people, *(Member(key, name) for key, name in session.guests.items()))


def members(session: Session) -> tuple[Member, ...]:
    """Return everybody who is in the room or remote now, guests too."""
    return tuple(member for member in everybody(session) if member.key in session.present)


def drawn(session: Session, draw: Draw) -> tuple[Group, ...]:
    """Return the groups of those among whom it was drawn, whoever came or left since."""
    return groups([member for member in everybody(session) if member.key in draw.among], draw)


def groups(present: Sequence[Member], draw: Draw) -> tuple[Group, ...]:
    """Return the groups in the order in which they report back: those with remote people first.

    Nobody is alone unless nobody else is here, also where room and remote are kept apart: then the one who would be
    joins the others. Sizes differ by one at most among those that were drawn together.
    """
    drawn = sorted(present, key=lambda member: _lot(draw.seed, member.key))
    pools = _pools(drawn) if draw.apart else [drawn]
    made = [_group(part) for pool in pools for part in _parts(pool, draw.size)]
    return tuple(sorted(made, key=lambda group: not group.remote))


def _lot(seed: int, key: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{key}".encode()).digest()


def _pools(drawn: list[Member]) -> list[list[Member]]:
    remote = [member for member in drawn if member.remote]
    room = [member for member in drawn if not member.remote]
    return [drawn] if min(len(remote), len(room)) < SMALLEST else [remote, room]


def _parts(pool: list[Member], size: int) -> list[list[Member]]:
    """Cut a pool into as many parts as bring their size nearest to the one asked for, none of them of one person."""
    if not pool:
        return []
    most = max(1, len(pool) // SMALLEST)
    count = min(range(1, most + 1), key=lambda k: abs(len(pool) / k - size))
    return [pool[at::count] for at in range(count)]


def _group(part: Sequence[Member]) -> Group:
    """Give out the roles: the one the others report to neither speaks for the group nor is its sceptic."""
    free = [member for member in part if not member.leads]
    roles: dict[str, Role] = {}
    for role, able in ((Role.SPEAKER, free), (Role.SCEPTIC, free[1:]), (Role.TIMEKEEPER, [*part][::-1])):
        one = next((member for member in able if member.key not in roles), None)
        if one is not None and len(part) > len(roles):
            roles[one.key] = role
    return Group(tuple((member, roles.get(member.key)) for member in part))
