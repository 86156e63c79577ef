"""Faults, warnings and outcomes of a roster import, in words."""

from collections.abc import Mapping, Sequence

from ethics_workshop.domain.roster import RosterFault, RosterReport
from ethics_workshop.words.language import N_, Words

FAULTS: Mapping[str, str] = {
    "empty": N_("nothing is filled in"),
    "too-long": N_("{length} characters; {limit} at most"),
    "not-in-list": N_("“{value}” is none of {allowed}"),
    "bad-email": N_("“{value}” is no e-mail address"),
    "bad-date": N_("“{value}” is no date written as year-month-day, such as 2027-01-15"),
    "left-before-hired": N_("the last day, {left}, is before the first, {hired}"),
    "repeated": N_("“{value}” stands on line {first} already"),
    "cells": N_("the row has {found} cells, the header {expected}; look for a missing or extra separator"),
    "quotes": N_("quotation marks do not match; look for one that is not closed, or not doubled"),
    "cell-too-long": N_("a cell is far too long; look for a quotation mark that is not closed"),
    "header-twice": N_("the header names this column more than once"),
    "unknown-manager": N_("nobody in this roster has the id “{value}”"),
    "manager-cycle": N_("these people report to each other in a circle: {people}"),
}
"""What is wrong, by the code of a fault or warning. It follows the place: `line 27, column email: …`."""


def fault_line(fault: RosterFault, words: Words, reasons: Mapping[str, str] = FAULTS) -> str:
    """Return a fault or a warning with its place, such as `line 27, column email: “x” is no e-mail address`.

    `reasons` say what is wrong, by the code of a fault: of a roster, or of another file that comes in.
    """
    reason = words(reasons[fault.code], **dict(fault.facts))
    if not fault.column:
        return words("line {line}: {reason}", line=fault.line, reason=reason)
    return words(
        "line {line}, column {column}: {reason}", line=fault.line, column=fault.column, reason=reason
    )


def notices(report: RosterReport, words: Words) -> list[str]:
    """Return what there is to say about the file as a whole: its encoding, ignored columns, and lists cut short."""
    said = about_file(report.windows_1252, report.ignored_columns, words)
    if report.more_faults:
        said.append(words("There are more faults; only the first {n} are listed.", n=len(report.faults)))
    if report.more_warnings:
        said.append(words("There are more warnings; only the first {n} are listed.", n=len(report.warnings)))
    return said


def about_file(windows_1252: bool, ignored: Sequence[str], words: Words) -> list[str]:
    """Return what there is to say of any file that came in: how it was read, and which columns were not."""
    said = []
    if windows_1252:
        said.append(
            words(
                "The file is not UTF-8; it was read as Windows-1252. Check that accents look right in the names."
            )
        )
    if ignored:
        said.append(
            words.n(
                "{n} column is not used and was ignored: {names}.",
                "{n} columns are not used and were ignored: {names}.",
                len(ignored),
                names=", ".join(ignored),
            )
        )
    return said


def outcome(report: RosterReport, words: Words) -> str:
    """Return what the import did, or what it would do when nothing was written."""
    said = [_done(report, words)]
    if report.inactive:
        said.append(
            words.n(
                "{n} person is missing from this file: inactive, to be reviewed.",
                "{n} people are missing from this file: inactive, to be reviewed.",
                report.inactive,
            )
        )
    if report.skipped:
        said.append(words.n("{n} faulty row was left out.", "{n} faulty rows were left out.", report.skipped))
    return " ".join(said)


def _done(report: RosterReport, words: Words) -> str:
    if not (report.added or report.changed or report.inactive):
        return words.n(
            "Nothing to change: the roster already holds the {n} person of this file.",
            "Nothing to change: the roster already holds the {n} people of this file.",
            report.rows,
        )
    if report.written:
        return words.n(
            "{n} person imported: {added} new, {changed} changed, {unchanged} as before.",
            "{n} people imported: {added} new, {changed} changed, {unchanged} as before.",
            report.rows,
            added=report.added,
            changed=report.changed,
            unchanged=report.unchanged,
        )
    return words.n(
        "Nothing was imported. An import would take in {n} person: {added} new, {changed} changed, {unchanged} as before.",
        "Nothing was imported. An import would take in {n} people: {added} new, {changed} changed, {unchanged} as before.",
        report.rows,
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
    )
