"""Attestations and receipts, as lines for people and as JSON for scripts."""

from collections.abc import Iterator
from typing import Any

from ethics_workshop.services.ports import AttestationRow
from ethics_workshop.services.receipt_words import facts, line, proves, proves_not
from ethics_workshop.services.receipts import WITHDRAWN, Found
from ethics_workshop.services.signed import Status
from ethics_workshop.words.language import Words


def status_json(found: Status) -> dict[str, Any]:
    """Return where a person stands, as scripts rely on it."""
    current, outdated = found.current, found.outdated
    return {
        "person_id": found.person.person_id,
        "statement": found.statement.id,
        "version": found.statement.version,
        "cycle": found.cycle,
        "signed": current is not None,
        "receipt": current.receipt if current else "",
        "text_changed": outdated is not None,
        "attestations": [_row(row) for row in found.attestations],
    }


def status_lines(found: Status, words: Words) -> Iterator[str]:
    """Yield where a person stands."""
    current, outdated = found.current, found.outdated
    title = words.text(found.statement.title)
    yield words("Statement: {title}, version {version}", title=title, version=found.statement.version)
    yield words("Cycle: {cycle}", cycle=found.cycle)
    if current:
        yield words("Signed on {date}, receipt {receipt}", date=current.signed_on, receipt=current.receipt)
        yield from _beside(current, words)
    elif outdated:
        yield words(
            "Asked again: the words of this version have changed since it was signed on {date}, receipt {receipt}. That signature stands, to the words of that day.",
            date=outdated.signed_on,
            receipt=outdated.receipt,
        )
    else:
        yield words("Not signed in this cycle.")
    for row in found.attestations:
        if row is not current:
            yield words(
                "Earlier: version {version}, {cycle}, receipt {receipt}",
                version=row.version,
                cycle=row.cycle,
                receipt=row.receipt,
            )
            yield from _beside(row, words)


def _beside(row: AttestationRow, words: Words) -> Iterator[str]:
    """Yield what stands beside a signature: withdrawn, made on somebody's behalf."""
    if row.status == WITHDRAWN:
        said = words("withdrawn on {date}: {reason}", date=row.withdrawn_on, reason=row.withdrawn_reason)
        yield f"  {said}"
    if row.note:
        yield f"  {words('made on the person’s behalf: {note}', note=row.note)}"


def found_json(found: Found) -> dict[str, Any]:
    """Return what a receipt stands for."""
    return {
        "holds": not found.withdrawn,
        "actor": found.origin.actor,
        "device": found.origin.device,
        "words": found.words.value,
        **_row(found.row),
    }


def found_lines(found: Found, words: Words) -> Iterator[str]:
    """Yield what a receipt stands for."""
    if found.withdrawn:
        yield words("Receipt {receipt}: withdrawn.", receipt=found.row.receipt)
    else:
        yield words("Receipt {receipt} holds.", receipt=found.row.receipt)
    for label, value in facts(found, words):
        yield line(label, value, words)


def proof(found: Found, words: Words) -> Iterator[str]:
    """Yield what a receipt proves, and what it does not."""
    yield from proves(found, words)
    yield from proves_not(words)


def _row(row: AttestationRow) -> dict[str, str]:
    return {name: getattr(row, name) for name in AttestationRow.__slots__}
