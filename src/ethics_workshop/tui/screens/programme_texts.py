"""What is told of completions from elsewhere and of a department's own statement, in either language."""

from pathlib import Path

from ethics_workshop.domain.text import clean
from ethics_workshop.services.completions import CompletionsReport
from ethics_workshop.services.ports_statements import StatementFile
from ethics_workshop.services.rows import CompletionRow
from ethics_workshop.services.statements import Added, Force
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.screens.office_texts import BAD, GOOD
from ethics_workshop.words.completions import FAULTS, outcome
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.faults import sentence
from ethics_workshop.words.language import Words
from ethics_workshop.words.roster import about_file, fault_line

HEADERS = ("person_id", "requirement", "completed_on", "reference")
"""The columns that a file of completions must have."""

SHOWN = 100
"""Faults that the screen lists; the plain command lists all."""


def welcome(words: Words) -> Prose:
    """Return what stands there before anything was done."""
    text = Prose().say(words("Choose what to do, by its key or with the arrows."))
    columns = words(
        "A file of completions is a CSV file with a row for each course that somebody took elsewhere, its columns in any order:"
    )
    text.gap(columns, QUIET).say(", ".join(HEADERS), COOL, indent=2)
    text.gap(
        words("All of it is imported, or nothing. The same file may come twice: it adds nothing."), QUIET
    )
    statement = words(
        "A statement is a file with its id, its version, the day it comes into force, and its text in both languages."
    )
    return text.gap(statement, QUIET)


def looked(path: Path, report: CompletionsReport, key: str, words: Words) -> Prose:
    """Return what importing completions would do, and the `key` that does it; no key where nothing can be imported."""
    text = Prose().say(path.name, STRONG)
    if report.faults:
        count = words.n(
            "{n} fault: nothing was imported.", "{n} faults: nothing was imported.", len(report.faults)
        )
        text.gap(count, BAD, lead="! ", lead_style=BAD)
        text.say(words("Mend the file, and look again: all of it is imported, or nothing."), WARM)
    else:
        text.gap(outcome(report.added, report.already, report.repeated, words, written=False))
    if key:
        text.gap(words("{key} imports it now.", key=key), WARM)
    return _details(text, report, words)


def imported(path: Path, report: CompletionsReport, words: Words) -> Prose:
    """Return what an import did."""
    said = outcome(report.added, report.already, report.repeated, words, written=True)
    text = Prose().say(said, GOOD, lead="✓ ", lead_style=GOOD).say(path.name, STRONG)
    return _details(text, report, words)


def _details(text: Prose, report: CompletionsReport, words: Words) -> Prose:
    for notice in about_file(report.windows_1252, report.ignored_columns, words):
        text.gap(notice, WARM)
    if report.voided:
        text.gap(words("Not added again"), STRONG)
        text.bullets(fault_line(each, words, FAULTS) for each in report.voided[:SHOWN])
        _and_more(text, len(report.voided), words)
    if report.faults:
        text.gap(words("Faults"), STRONG)
        text.bullets(fault_line(each, words, FAULTS) for each in report.faults[:SHOWN])
        _and_more(text, len(report.faults), words)
    return text


def _and_more(text: Prose, count: int, words: Words) -> None:
    if more := max(0, count - SHOWN):
        text.say(
            words.n("… and {n} more: mend these first.", "… and {n} more: mend these first.", more), QUIET
        )


def nobody(words: Words) -> Prose:
    """Return that there is no completion to void."""
    return Prose().say(words("No completion counts yet: there is nothing to void."))


def voided(row: CompletionRow, title: str, words: Words) -> Prose:
    """Return which completion counts no more."""
    text = Prose().say(words("The completion was voided."), GOOD, lead="✓ ", lead_style=GOOD)
    text.say(f"{row.name} · {title} · {short_day(row.completed_on, words)}", STRONG)
    text.say(row.completion_id, COOL)
    return text.gap(words("It stays in the record, marked, and counts no more."), QUIET)


def read(file: StatementFile, key: str, words: Words) -> Prose:
    """Return what a statement's file holds, or what is wrong in it; `key` adds it, where it can be added."""
    text, statement = Prose().say(Path(file.path).name, STRONG), file.statement
    if statement is None:
        count = words.n("{n} fault: nothing was added.", "{n} faults: nothing was added.", len(file.faults))
        text.gap(count, BAD, lead="! ", lead_style=BAD)
        text.say(words("Mend the file, and look again."), WARM)
    else:
        text.gap(words.text(statement.title), STRONG)
        text.say(words("Statement {id}, version {version}", id=statement.id, version=statement.version))
        text.say(words("In force from {date}", date=short_day(statement.effective, words)))
        if statement.model:
            text.say(words("This is a model: the department replaces it with its own text."), QUIET)
        text.gap(words("{key} adds it now.", key=key), WARM)
    if file.faults:
        text.gap(words("Faults"), STRONG)
        text.bullets(_fault_lines(file, words))
    return text


def _fault_lines(file: StatementFile, words: Words) -> list[str]:
    """Return each fault with its line and its field, unless the sentence names the field itself."""
    lines = []
    for fault in file.faults[:SHOWN]:
        said = sentence(fault, words)
        if fault.field and fault.field not in said:
            said = f"{clean(fault.field)} · {said}"
        lines.append(words("line {line}: {reason}", line=fault.line, reason=said))
    return lines


def added(done: Added, words: Words) -> Prose:
    """Return what became of a statement, and whether it is the one to sign from now on."""
    statement = done.statement
    said = (
        words("The statement was added.")
        if done.first
        else words("This version is there already, word for word; nothing was added.")
    )
    text = Prose().say(said, GOOD, lead="✓ ", lead_style=GOOD).say(words.text(statement.title), STRONG)
    text.say(words("Statement {id}, version {version}", id=statement.id, version=statement.version))
    if done.to_sign:
        return text.gap(words("From now on this is the statement that people sign."), WARM)
    if done.force is Force.LATER:
        day = short_day(statement.effective, words)
        return text.gap(words("It is in force from {date}: until then people sign the one before.", date=day))
    return text.gap(words("People go on signing another statement: a newer version, or the programme’s."))
