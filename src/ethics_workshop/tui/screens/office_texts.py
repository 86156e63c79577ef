"""What the V&E office tells of its work, in either language."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from ethics_workshop.domain.roster import RosterReport
from ethics_workshop.domain.session import State
from ethics_workshop.services.ports import Finding
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words.findings import finding_line
from ethics_workshop.words.language import Words
from ethics_workshop.words.roster import fault_line, notices, outcome
from ethics_workshop.words.texts import DEMO

GOOD, BAD = "bold $good", "bold $bad"


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much there is: people, divisions, and sessions that were closed."""

    people: int
    units: int
    closed: int


def count_holdings(workshop: Workshop) -> Holdings:
    """Count, on the worker thread. Raises StorageError."""
    closed = sum(row.state == State.CLOSED for row in workshop.sessions.all())
    return Holdings(workshop.roster.count(), len(workshop.roster.units()), closed)


def roster_lines(holdings: Holdings, words: Words) -> list[Content]:
    """Return what the card on the roster tells."""
    if not holdings.people:
        return [plain(words("No roster yet"), "$now")]
    people = words.n("{n} person", "{n} people", holdings.people)
    divisions = words.n("{n} division", "{n} divisions", holdings.units)
    return [plain(f"{people} · {divisions}", "$foreground")]


def export_lines(holdings: Holdings, words: Words) -> list[Content]:
    """Return what the card on exports tells."""
    return [plain(words.n("{n} session closed", "{n} sessions closed", holdings.closed), "$foreground")]


def welcome(words: Words) -> Prose:
    """Return what stands there before anything was done."""
    text = Prose().say(words("Choose what to do, by its key or with the arrows."))
    text.gap(
        words("A roster is a CSV file with one row for each person. Its columns can stand in any order:"),
        QUIET,
    )
    text.say(
        "person_id, name, email, language, sector, branch, division, manager_id, role, hired, left",
        COOL,
        indent=2,
    )
    text.gap(
        words(
            "Somebody who is missing from a newer roster becomes inactive, to be reviewed: nobody is deleted."
        ),
        QUIET,
    )
    return text.gap(
        words("Exports open in any spreadsheet, or as JSON in programs; each explains its columns."),
        QUIET,
    )


def working(sentence: str, seconds: int, words: Words) -> Prose:
    """Return that work goes on, and for how long."""
    return Prose().say(sentence, WARM).say(words("{n} s", n=seconds), QUIET)


def looked(path: Path, report: RosterReport, way: str, words: Words) -> Prose:
    """Return what importing a roster would do, and by which key it is done."""
    text = Prose().say(path.name, STRONG)
    if report.faults:
        count = words.n(
            "{n} fault: nothing was imported.", "{n} faults: nothing was imported.", len(report.faults)
        )
        text.gap(count, BAD)
        if way:
            text.gap(outcome(report, words))
            text.gap(words("s imports the sound rows and leaves the faulty ones out."), WARM)
        else:
            text.say(words("No sound row is left. Mend the file, and look again."), WARM)
    else:
        text.gap(outcome(report, words))
        if report.added or report.changed or report.inactive:
            text.gap(words("y imports it now."), WARM)
    return _details(text, report, words)


def imported(path: Path, report: RosterReport, words: Words) -> Prose:
    """Return what an import did."""
    text = Prose().say(path.name, STRONG).gap(outcome(report, words), GOOD)
    return _details(text, report, words)


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
    text = Prose().say(words("Exported"), GOOD).say(str(folder), STRONG)
    if demo:
        text.gap(words(DEMO), WARM)
    for name, rows in written:
        text.gap(name, STRONG, lead="✓ ", lead_style="$good")
        text.say(words.n("{n} row", "{n} rows", rows), QUIET, indent=2)
    if kind == "xlsx":
        return text.gap(words("In each a sheet explains the columns in both languages."), QUIET)
    return text.gap(
        words("Beside each stands a dictionary that explains its columns in both languages."), QUIET
    )


def verified(findings: Sequence[Finding], words: Words) -> Prose:
    """Return whether the records hold, or what does not and where."""
    if not findings:
        text = Prose().say(words("The records hold"), GOOD)
        return text.gap(words("The chain, the payloads and every table derived from them were checked."))
    text = Prose().say(words("The records do not hold"), BAD)
    text.gap(words("Keep this file as it is, and restore a backup from before."), WARM).gap("")
    return text.bullets(
        finding_line(finding.code, finding.place, finding.facts, words) for finding in findings
    )


def backed_up(target: Path, words: Words) -> Prose:
    """Return where the backup is."""
    text = Prose().say(words("The backup is whole."), GOOD).say(str(target), STRONG)
    return text.gap(words("It holds everything, names included: keep it as you keep the records."), QUIET)
