"""A person's own record as one file: JSON for programs, text for people."""

import json
from pathlib import Path

from ethics_workshop.domain.own_record import OwnRecord
from ethics_workshop.exchange.whole import written_whole
from ethics_workshop.words.language import Words
from ethics_workshop.words.own_record import NEVER, purpose, text_of
from ethics_workshop.words.texts import DEMO


class OwnRecordFiles:
    """Implements `services.ports_own.OwnRecordWriter`; the file of a `demo` says so."""

    def __init__(self, *, demo: bool) -> None:
        self._demo = demo

    def __call__(self, record: OwnRecord, out: Path, language: str) -> None:
        """Write the record for its owner alone, whole or not at all. Raises BadInput, StorageError."""
        words = Words(language)
        text = as_json(record, words, demo=self._demo) if out.suffix.lower() == ".json" else ""
        if not text:
            note = f"**{words(DEMO)}**\n\n" if self._demo else ""
            text = f"{note}{text_of(record, words)}"
        with written_whole(out) as (fresh,):
            fresh.write_text(text, encoding="utf-8", newline="\n")


def as_json(record: OwnRecord, words: Words, *, demo: bool = False) -> str:
    """Return a record as JSON: every part with why it is held, who can see it, until when, and its entries."""
    parts = {}
    for part, entries in record.parts.items():
        why, who, until = purpose(part, words)
        parts[part.value] = {"why": why, "seen_by": who, "until": until, "entries": list(entries)}
    whole = {
        "person_id": record.person_id,
        "name": record.name,
        "on": record.day,
        **({"demo": words(DEMO)} if demo else {}),
        "note": words(NEVER),
        **parts,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
