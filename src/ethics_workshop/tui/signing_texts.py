"""What somebody reads before they sign: where they stand, what changed, the statement, and what to think about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from ethics_workshop.domain.difference import Change, ChangeKind, differs
from ethics_workshop.domain.text import Language, Text, clean
from ethics_workshop.services.attesting import Reading
from ethics_workshop.services.signed import Status
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.markdown import add_blocks
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.words import texts
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import Block, blocks

CHANGES_SHOWN = 12
"""Changes that are shown before the text; of more, only their number is told."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What there is to read, its text in both languages as paragraphs, and the department's own answers."""

    reading: Reading
    paragraphs: Mapping[str, Sequence[Block]]
    local: Mapping[str, Text]


def gather(workshop: Workshop, person_id: str = "") -> Matter:
    """Return what there is to read. For the worker thread. Raises Refused, BadInput, StorageError."""
    reading = workshop.attestations.reading(person_id)
    body = reading.statement.body
    return Matter(reading, {each.value: blocks(body(each)) for each in Language}, workshop.local.values())


def introduction(
    words: Words, *, brief: bool = False, loose: bool = False, page: Prose | None = None
) -> Prose:
    """Return what is said before any name or text: signing is optional; of a `page` that was begun, its next part."""
    page = page or Prose()
    for number, line in enumerate(texts.ATTEST_INTRO[:1] if brief else texts.ATTEST_INTRO):
        lead, parted = "• " if number else "", loose or (not number and bool(page))
        page.say(words(line), QUIET if number else STRONG, lead=lead, lead_style=QUIET, gap=parted)
    return page


def whole_text(matter: Matter, words: Words) -> Prose:
    """Return the page that is read to its end."""
    page, reading = Prose(), matter.reading
    stands = _standing(reading.status, words) if reading.status is not None else []
    if reading.status is not None and reading.status.current is not None:  # whoever signed reads that first
        page.gap(stands.pop(), WARM)
    page = introduction(words, page=page)
    for line in stands:
        page.gap(line, STRONG)
    _add_changes(page, reading, words)
    page.gap(words.text(reading.statement.title), WARM)
    add_blocks(page, matter.paragraphs[words.language])
    return page


def reflection(matter: Matter, words: Words) -> Prose:
    """Return what to think about before signing, and where to go with it."""
    page = Prose()
    page.say(words("Before you sign: conflicts of interest"), STRONG)
    page.gap(
        words(
            "Take a moment, for yourself: family and friends, other work and activities, what you own, the gifts you are offered, what you plan to do next. Could any of it be a conflict of interest with your duties: real, apparent or potential?"
        )
    )
    where = matter.local.get("declaration") or matter.local.get("ve_office")
    page.gap(
        words("Something to declare, or in doubt? {where}", where=clean(words.text(where)))
        if where
        else words("Something to declare, or in doubt? Ask your V&E office for the declaration process.")
    )
    page.gap(
        words(
            "Nothing is declared here, and nobody’s details are kept: at most the number of a declaration filed elsewhere."
        ),
        QUIET,
    )
    return page


def _standing(status: Status, words: Words) -> list[str]:
    """Return where somebody stands, at their own machine."""
    current, outdated, last = status.current, status.outdated, status.last
    if current is not None:
        return [
            words(
                "You signed this version in this cycle, on {day}. Your receipt: {receipt}",
                day=short_day(current.signed_on, words),
                receipt=current.receipt,
            )
        ]
    if outdated is not None:
        return [
            words(
                "You signed this version on {day}, and its words have changed since: please read it again. What you signed then stands as it was.",
                day=short_day(outdated.signed_on, words),
            )
        ]
    if last is not None:
        return [
            words(
                "You signed version {version} last, on {day}, for the cycle {cycle}.",
                version=last.version,
                day=short_day(last.signed_on, words),
                cycle=last.cycle,
            )
        ]
    return []


def _add_changes(page: Prose, reading: Reading, words: Words) -> None:
    """Add what changed since a version: what went after `-`, what came after `+`, the words themselves in bold."""
    since, status = reading.since, reading.status
    if since is None or (status is not None and status.current is not None):
        return
    changes = reading.changes[words.language]
    if not differs(changes):
        page.gap(words("The text is the same as in version {version}.", version=since.version), QUIET)
        return
    page.gap(words("What changed since version {version}", version=since.version), WARM)
    told = [change for change in changes if change.kind is not ChangeKind.SAME]
    for change in told[:CHANGES_SHOWN]:
        first = True
        for lead, text, kind in (
            ("- ", change.before, ChangeKind.REMOVED),
            ("+ ", change.after, ChangeKind.ADDED),
        ):
            if text.strip():
                page.put(_marked(change, text, kind), lead=lead, lead_style=WARM, gap=first)
                first = False
    if len(told) > CHANGES_SHOWN:
        more = words.n("{n} more change", "{n} more changes", len(told) - CHANGES_SHOWN)
        page.gap(f"… {more}", QUIET)


def _marked(change: Change, text: str, kind: ChangeKind) -> Content:
    """Return one side of a change, with the words that only this side has in bold."""
    if change.kind is not ChangeKind.CHANGED:
        return plain(text)
    runs = (word for word in change.words if word.kind in {ChangeKind.SAME, kind})
    parts = [
        Content.styled(_flat(word.text), "bold $strong" if word.kind is kind else QUIET) for word in runs
    ]
    return Content("").join(parts).rstrip()


def _flat(text: str) -> str:
    """Return a text on one line; the spaces at its ends part it from its neighbours and stay."""
    inner = clean(text)
    if not inner:
        return " "
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"
