"""What `verify` found, as sentences."""

from collections.abc import Mapping, Sequence

from ethics_workshop.domain.text import clean
from ethics_workshop.words.language import N_, Words

SENTENCES: Mapping[str, str] = {
    "journal-hash": N_("the event does not match its hash: it was changed"),
    "journal-link": N_(
        "the event does not follow the one before it: events were removed, added or reordered"
    ),
    "payload-changed": N_("the content of the event was changed"),
    "payload-missing": N_("the content of the event is missing, and nothing says that it was disposed of"),
    "payload-kept": N_("the content was said to be disposed of, and is still there"),
    "payload-stray": N_("content that belongs to no event"),
    "event-unreadable": N_("the event cannot be read by this version"),
    "head-missing": N_("the mark of the last event is missing"),
    "head-differs": N_("the mark of the last event is not that of the last event"),
    "tail-cut": N_("the journal ends too early: the last events were removed"),
    "row-added": N_("a row that no event accounts for"),
    "row-missing": N_("a row is missing"),
    "row-differs": N_("a row differs from what the events say, in column “{column}”"),
    "schema-missing": N_("a table, a view or a guard is missing"),
    "schema-altered": N_("a table, a view or a guard was altered"),
    "schema-added": N_("something was added to the file that is not part of it"),
    "register-differs": N_("the people are not those that the last import of a roster left"),
    "structure": N_("the file’s own structure is damaged"),
}
"""One sentence for each code; a test holds them against `records`."""


def finding_line(code: str, place: str, facts: Sequence[tuple[str, str]], words: Words) -> str:
    """Return a finding as one line: the place first, then what is wrong there."""
    values = {name: clean(value) for name, value in facts}
    text = words(SENTENCES[code], **values) if code in SENTENCES else code
    return words("{place}: {text}.", place=clean(place), text=text)
