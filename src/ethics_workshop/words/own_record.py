"""A person's own record in words: what each part is, why it is held, who can see it, and until when."""

from collections.abc import Iterator, Mapping

from ethics_workshop.domain.own_record import Entry, OwnRecord, Part
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.words.language import N_, P_, Words

TITLES: Mapping[Part, str] = {
    Part.ROSTER: N_("The roster’s row, and what it said before"),
    Part.SESSIONS: N_("Sessions"),
    Part.COMPLETIONS: N_("Completions"),
    Part.ATTESTATIONS: N_("Attestations"),
    Part.DECISIONS: N_("Decisions on your attestations"),
    Part.DECIDED: N_("Your decisions on other people’s attestations"),
    Part.DELEGATIONS: N_("Delegations"),
    Part.COMMITMENTS: N_("Commitments you volunteered for"),
    Part.ROADMAP: N_("Your roadmap today"),
    Part.PRIVATE: N_("Your private file"),
    Part.EXPORTS: N_("Exports that would hold you"),
    Part.JOURNAL: N_("Entries of the journal that name you"),
}

OFFICE = N_("your V&E office")
ROOM = N_("whoever facilitated, and your V&E office")
MANAGER = N_("your manager or whom they delegated, and your V&E office")
ALONE = N_("you alone")

WHY: Mapping[Part, tuple[str, str]] = {
    Part.ROSTER: (
        N_("To know your unit, your manager, and the language in which to write to you."),
        OFFICE,
    ),
    Part.SESSIONS: (
        N_("To count this learning (Privacy Act, ss. 4–5; bank PSE 905, to be confirmed by ATIP)."),
        ROOM,
    ),
    Part.COMPLETIONS: (N_("To show that you have done what is asked of you."), ROOM),
    Part.ATTESTATIONS: (
        N_("To show which words you signed, in which version and cycle; never what your interests are."),
        MANAGER,
    ),
    Part.DECISIONS: (N_("A manager verifies each acknowledgement, or says why not."), MANAGER),
    Part.DECIDED: (N_("A decision names who took it."), MANAGER),
    Part.DELEGATIONS: (N_("To know who may verify for a manager, and until when."), MANAGER),
    Part.COMMITMENTS: (
        N_("You volunteered: the next session of the unit begins with what is still open."),
        N_("everyone who was there, and your V&E office"),
    ),
    Part.ROADMAP: (
        N_("To tell you what comes next. It is worked out anew each time, and not stored."),
        MANAGER,
    ),
    Part.PRIVATE: (N_("So that you can go on where you were. What is in it is not shown here."), ALONE),
    Part.EXPORTS: (
        N_(
            "The V&E office reports with such files. Which ones were made, and who has them, is not recorded: ask there."
        ),
        OFFICE,
    ),
    Part.JOURNAL: (
        N_("Each entry is chained to the one before, so that a change shows."),
        N_("whoever looks after the records"),
    ),
}
"""Why each part is held, and who can see it."""

NO_RETENTION = N_("no retention rule is set: ask your V&E office")
UNTIL: Mapping[Part, str] = {
    Part.ROADMAP: N_("not stored"),
    Part.PRIVATE: N_("until you delete it: “ethics-workshop learn forget”"),
}
"""Until when, where that is known."""

NEVER = N_(
    "Never held: how you voted, what you said, and details of conflicts of interest. Something is wrong? You can have it corrected: ask your V&E office."
)

FIELDS: Mapping[str, str] = {
    "since": P_("field", "known since"),
    "person_id": P_("field", "id"),
    "name": P_("field", "name"),
    "email": P_("field", "e-mail"),
    "language": P_("field", "language"),
    "sector": P_("field", "sector"),
    "branch": P_("field", "branch"),
    "division": P_("field", "division"),
    "manager_id": P_("field", "manager"),
    "role": P_("field", "role"),
    "hired": P_("field", "hired"),
    "left": P_("field", "last day"),
    "standing": P_("field", "standing"),
    "session_id": P_("field", "session"),
    "day": P_("field", "planned"),
    "case_ids": P_("field", "cases"),
    "state": P_("field", "state"),
    "facilitator_id": P_("field", "facilitator"),
    "completion_id": P_("field", "completion"),
    "requirement": P_("field", "requirement"),
    "completed_on": P_("field", "completed"),
    "method": P_("field", "how"),
    "reference": P_("field", "reference"),
    "note": P_("field", "note"),
    "recorded_on": P_("field", "recorded"),
    "status": P_("field", "status"),
    "voided_on": P_("field", "voided"),
    "void_reason": P_("field", "reason"),
    "receipt": P_("field", "receipt"),
    "statement": P_("field", "statement"),
    "version": P_("field", "version"),
    "cycle": P_("field", "cycle"),
    "signed_on": P_("field", "signed"),
    "signed_name": P_("field", "name typed"),
    "assurance": P_("field", "assurance"),
    "witness_id": P_("field", "witness"),
    "reflected": P_("field", "reflected on conflicts of interest"),
    "declared": P_("field", "declaration filed"),
    "withdrawn_on": P_("field", "withdrawn"),
    "withdrawn_reason": P_("field", "reason"),
    "verdict": P_("field", "decision"),
    "by_id": P_("field", "by"),
    "by_name": P_("field", "name"),
    "decided_on": P_("field", "decided"),
    "reason": P_("field", "reason"),
    "attestation_id": P_("field", "attestation"),
    "delegate_id": P_("field", "verifies for the manager"),
    "until": P_("field", "until"),
    "commitment_id": P_("field", "commitment"),
    "text": P_("field", "text"),
    "by": P_("field", "by when"),
    "made_on": P_("field", "made"),
    "title": P_("field", "title"),
    "due": P_("field", "due"),
    "evidence": P_("field", "evidence"),
    "path": P_("field", "where"),
    "file": P_("field", "export"),
    "rows": P_("field", "rows"),
    "kind": P_("field", "kind"),
    "entries": P_("field", "entries"),
    "first": P_("field", "first (UTC)"),
    "last": P_("field", "last (UTC)"),
}
"""The names of fields, as a person reads them."""


VALUES: Mapping[str, str] = {
    "employee": P_("value", "employee"),
    "supervisor": P_("value", "supervisor"),
    "manager": P_("value", "manager"),
    "executive": P_("value", "executive"),
    "participant": P_("value", "participant"),
    "facilitator": P_("value", "facilitator"),
    "leader": P_("value", "manager of the group"),
    "active": P_("value", "active"),
    "inactive": P_("value", "inactive, to be reviewed"),
    "left": P_("value", "has left"),
    "planned": P_("value", "planned"),
    "open": P_("value", "open"),
    "closed": P_("value", "closed"),
    "cancelled": P_("value", "cancelled"),
    "done": P_("value", "done"),
    "due": P_("value", "due"),
    "overdue": P_("value", "overdue"),
    "upcoming": P_("value", "upcoming"),
    "recorded": P_("value", "recorded"),
    "voided": P_("value", "voided"),
    "valid": P_("value", "valid"),
    "withdrawn": P_("value", "withdrawn"),
    "verified": P_("value", "verified"),
    "refused": P_("value", "not verified"),
    "yes": P_("value", "yes"),
    "kiosk": P_("value", "alone at the machine of the session"),
    "own": P_("value", "at one’s own machine"),
    "en": P_("value", "English"),
    "fr": P_("value", "French"),
}
"""What is recorded as a word of the program, as a person reads it."""

_NAMED = {"role", "standing", "state", "status", "verdict", "reflected", "method", "language"}
"""The fields whose values are words of the program."""
_MOMENTS = {"first", "last"}
"""The fields whose values are moments in UTC, in ISO 8601."""


def purpose(part: Part, words: Words) -> tuple[str, str, str]:
    """Return why a part is held, who can see it and until when, in words."""
    why, who = WHY[part]
    return words(why), words(who), words(UNTIL.get(part, NO_RETENTION))


def field_name(name: str, words: Words) -> str:
    """Return the name of a field as a person reads it."""
    return words.p("field", FIELDS[name])


def entry_line(entry: Entry, words: Words) -> str:
    """Return one entry in a line: each field with its name."""
    return " · ".join(
        words("{name}: {value}", name=field_name(name, words), value=_value(name, clean(value), words))
        for name, value in entry.items()
    )


def _value(name: str, value: str, words: Words) -> str:
    if name in _MOMENTS:
        return value[:16].replace("T", " ")  # to the minute, as people read it; JSON has all of it
    if name == "title" and value.count(" / ") == 1:  # an entry holds it in both languages
        return words.text(Text(*value.split(" / ")))
    if name not in _NAMED or value not in VALUES:
        return value
    return words.p("value", VALUES[value])


def text_of(record: OwnRecord, words: Words) -> str:
    """Return a record as text that reads as Markdown, ending with a line feed."""
    return "\n".join(_lines(record, words)) + "\n"


def _lines(record: OwnRecord, words: Words) -> Iterator[str]:
    yield words(
        "# What is held about {name} ({person})", name=clean(record.name), person=clean(record.person_id)
    )
    yield ""
    yield words("As of {day}, in the records of this computer. {never}", day=record.day, never=words(NEVER))
    for part, entries in record.parts.items():
        yield from ("", f"## {words(TITLES[part])}", "")
        yield about(part, words)
        yield ""
        yield from (f"- {entry_line(entry, words)}" for entry in entries)
        if not entries:
            yield words("Nothing.")


def about(part: Part, words: Words) -> str:
    """Return why a part is held, who can see it and until when, in a line."""
    why, who, until = purpose(part, words)
    return words("{why} Who can see it: {who}. Until when: {until}.", why=why, who=who, until=until)
