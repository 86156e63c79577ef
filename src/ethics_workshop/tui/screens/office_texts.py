"""What the V&E office tells of its work, in either language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from ethics_workshop.domain.roster import RosterReport
from ethics_workshop.domain.session import State
from ethics_workshop.services.ports import Finding, Reach
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screens.home_texts import HEADERS, SECTORS
from ethics_workshop.words.findings import finding_line
from ethics_workshop.words.language import Words
from ethics_workshop.words.roster import fault_line, notices, outcome
from ethics_workshop.words.texts import DEMO

GOOD, BAD = "bold $good", "bold $bad"

BAR = 20
"""Cells of a bar."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is: people, divisions, sessions that were closed, and how far that reached by sector."""

    people: int
    units: int
    closed: int
    reach: Sequence[Reach]


def count_holdings(workshop: Workshop) -> Holdings:
    """Count, on the worker thread. Raises StorageError."""
    closed = sum(row.state == State.CLOSED for row in workshop.sessions.all())
    units, reach = len(workshop.roster.units()), workshop.sessions.reach()
    return Holdings(workshop.roster.count(), units, closed, reach)


def roster_lines(holdings: Holdings, words: Words, width: int) -> list[Content]:
    """Return what the card on the roster tells: on one line of `width` cells where it fits."""
    if not holdings.people:
        return [plain(words("No roster yet"), "$now")]
    people = words.n("{n} person", "{n} people", holdings.people)
    divisions = words.n("{n} division", "{n} divisions", holdings.units)
    both = plain(f"{people} · {divisions}", "$foreground")
    return (
        [both]
        if both.cell_length <= width
        else [plain(people, "$foreground"), plain(divisions, "$foreground")]
    )


def export_lines(holdings: Holdings, words: Words) -> list[Content]:
    """Return what the card on exports tells."""
    return [plain(words.n("{n} session closed", "{n} sessions closed", holdings.closed), "$foreground")]


def welcome(holdings: Holdings | None, words: Words, *, ample: bool) -> Prose:
    """Return what stands there before anything was done; without much room, only what matters with or without a roster."""
    text = Prose().say(words("Choose what to do, by its key or with the arrows."))
    people = holdings.people if holdings else 0
    if holdings and people:
        _reached(text, holdings.reach, words, bars=ample)
    if ample or not people:
        text.gap(words("A roster is a CSV file with a row for each person, its columns in any order:"), QUIET)
        text.say(", ".join(HEADERS), COOL, indent=2)
    if ample or people:
        missing = words(
            "Somebody who is missing from a newer roster becomes inactive, to be reviewed: nobody is deleted."
        )
        text.gap(missing, QUIET)
    exports = words("Exports open in any spreadsheet, or as JSON in programs; each explains its columns.")
    return text.gap(exports, QUIET) if ample else text


def _reached(text: Prose, reach: Sequence[Reach], words: Words, *, bars: bool) -> None:
    """Write how many took part, by sector with the numbers one under the other, and how many signed."""
    took_part = sum(part.took_part for part in reach)
    if not took_part:
        text.gap(words("Nobody has taken part yet."), STRONG)
        return
    text.gap(words.n("{n} person has taken part", "{n} people have taken part", took_part), STRONG)
    shown = reach[:SECTORS] if len(reach) > 1 else []
    counts = [words("{n} of {all}", n=part.took_part, all=part.people) for part in shown]
    width = max(map(len, counts), default=0)
    for part, count in zip(shown, counts, strict=True):
        bar = _bar(part.took_part, part.people) if bars else ""
        text.say(part.sector, lead=f"{count:>{width}}  {bar}", lead_style=COOL, indent=2)
    signed, cycle = sum(part.signed for part in reach), next(part.cycle for part in reach)
    if signed:
        text.gap(words.n("{n} signed in {cycle}", "{n} signed in {cycle}", signed, cycle=cycle), STRONG)


def _bar(part: int, whole: int) -> str:
    """Return a bar that is full, or empty, only for all, or none."""
    filled = round(BAR * part / whole) if whole else 0
    filled = max(min(1, part), min(filled, BAR - (part < whole)))
    return f"{'▆' * filled}{'▁' * (BAR - filled)}  "


def looked(path: Path, report: RosterReport, key: str, words: Words) -> Prose:
    """Return what importing a roster would do, and the `key` that does it; no key where nothing can be imported."""
    text = Prose().say(path.name, STRONG)
    if report.faults:
        count = words.n(
            "{n} fault: nothing was imported.", "{n} faults: nothing was imported.", len(report.faults)
        )
        text.gap(count, BAD, lead="! ", lead_style=BAD)
    if key:
        text.gap(words("An import would bring:"))
        _changes(text, report, words)
        if report.faults:
            text.gap(words("{key} imports the sound rows and leaves the faulty ones out.", key=key), WARM)
        else:
            text.gap(words("{key} imports it now.", key=key), WARM)
    elif report.faults:
        text.say(words("No sound row is left. Mend the file, and look again."), WARM)
    else:
        text.gap(outcome(report, words))
    return _details(text, report, words)


def imported(path: Path, report: RosterReport, words: Words) -> Prose:
    """Return what an import did."""
    text = Prose().say(words("The roster was imported."), GOOD, lead="✓ ", lead_style=GOOD)
    text.say(path.name, STRONG)
    _changes(text, report, words)
    return _details(text, report, words)


def _changes(text: Prose, report: RosterReport, words: Words) -> None:
    """Write a line for each kind of change, the numbers one under the other."""
    rows = [
        (report.added, words.n("new person", "new people", report.added)),
        (report.changed, words.n("person changed", "people changed", report.changed)),
        (report.unchanged, words("as before")),
        (report.inactive, words("missing from this file: inactive, to be reviewed")),
        (report.skipped, words.n("faulty row, left out", "faulty rows, left out", report.skipped)),
    ]
    width = max(len(str(number)) for number, _ in rows)
    for place, (number, about) in enumerate(rows):
        if number or place < 3:
            lead = f"{number:>{width}} "
            text.say(
                about,
                "" if number else QUIET,
                lead=lead,
                lead_style=STRONG if number else QUIET,
                gap=not place,
            )


def _details(text: Prose, report: RosterReport, words: Words) -> Prose:
    for notice in notices(report, words):
        text.gap(notice, WARM)
    if report.faults:
        text.gap(words("Faults"), STRONG)
        text.bullets(fault_line(fault, words) for fault in report.faults)
    if report.warnings:
        text.gap(words("Warnings: these rows are imported all the same"), STRONG)
        text.bullets(fault_line(warning, words) for warning in report.warnings)
    return text


def exported(
    folder: Path, kind: str, written: Sequence[tuple[str, int]], words: Words, *, demo: bool = False
) -> Prose:
    """Return which files of which kind were written, with how many rows; of a demo, that nothing in them is real."""
    text = Prose().say(words("Exported"), GOOD, lead="✓ ", lead_style=GOOD).say(str(folder), STRONG)
    if demo:
        text.gap(words(DEMO), WARM)
    width = max(len(name) for name, _ in written)
    for place, (name, rows) in enumerate(written):
        count = words.n("{n} row", "{n} rows", rows)
        text.say(count, lead=f"✓ {name:<{width}}  ", lead_style=STRONG, gap=not place)
    if kind == "xlsx":
        return text.gap(words("In each a sheet explains the columns in both languages."), QUIET)
    return text.gap(
        words("Beside each stands a dictionary that explains its columns in both languages."), QUIET
    )


def verified(findings: Sequence[Finding], words: Words) -> Prose:
    """Return whether the records hold, or what does not and where."""
    if not findings:
        text = Prose().say(words("The records hold"), GOOD, lead="✓ ", lead_style=GOOD)
        return text.gap(words("The chain, the payloads and every table derived from them were checked."))
    text = Prose().say(words("The records do not hold"), BAD, lead="! ", lead_style=BAD)
    text.gap(words("Keep this file as it is, and restore a backup from before."), WARM)
    text.gap(words("Findings"), STRONG)
    return text.bullets(
        finding_line(finding.code, finding.place, finding.facts, words) for finding in findings
    )


def backed_up(target: Path, words: Words) -> Prose:
    """Return where the backup is."""
    text = (
        Prose().say(words("The backup is whole."), GOOD, lead="✓ ", lead_style=GOOD).say(str(target), STRONG)
    )
    return text.gap(words("It holds everything, names included: keep it as you keep the records."), QUIET)
