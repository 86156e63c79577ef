"""Small groups in words."""

from collections.abc import Mapping, Sequence

from ethics_workshop.domain.groups import Group, Role
from ethics_workshop.words.language import N_, Words

ROLES: Mapping[Role, str] = {
    Role.SPEAKER: N_("speaks for the group"),
    Role.TIMEKEEPER: N_("keeps the time"),
    Role.SCEPTIC: N_("asks what speaks against it"),
}

ORDER = N_("Group 1 reports first. One thing each, nothing that was said before.")


def group_name(number: int, words: Words) -> str:
    """Return what a group is called; numbers begin with 1."""
    return words("Group {n}", n=number)


def group_lines(group: Group, words: Words) -> Sequence[str]:
    """Return its members, each with what they do."""
    return [
        words("{name}: {role}", name=member.name, role=words(ROLES[role])) if role else member.name
        for member, role in group.members
    ]
