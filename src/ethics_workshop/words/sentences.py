"""Errors as sentences: what happened and what was kept, then what to do next (DESIGN.md rule 8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ethics_workshop.domain.error import Problem, WorkshopError
from ethics_workshop.domain.session import Place
from ethics_workshop.domain.text import clean
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.names import command_name, state_name, step_name
from ethics_workshop.words.sentences_agendas import AGENDAS
from ethics_workshop.words.sentences_attesting import ATTESTING
from ethics_workshop.words.sentences_authoring import AUTHORING
from ethics_workshop.words.sentences_learning import LEARNING
from ethics_workshop.words.sentences_loop import LOOP
from ethics_workshop.words.sentences_managing import MANAGING
from ethics_workshop.words.sentences_programme import PROGRAMME
from ethics_workshop.words.sentences_toolkit import TOOLKIT

FACT_LIMIT = 300
"""Characters of one fact in a sentence: a hostile file cannot fill the screen."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What happened (and what was kept), and what to do next."""

    what: str
    then: str

    def __str__(self) -> str:
        return f"{self.what} {self.then}".strip()


Sentences = Mapping[Problem, tuple[str, str]]

_SESSION: Sentences = {
    Problem.UNKNOWN_SESSION: (
        N_("There is no session {session}."),
        N_("“ethics-workshop session list” shows the sessions of this computer."),
    ),
    Problem.NOT_NOW: (
        N_("It is not possible to {command} now: the session is at “{place}”. Nothing was changed."),
        N_("Go on or back to a step that allows it; “session show” tells where it stands."),
    ),
    Problem.NOTHING_TO_GO_BACK_TO: (
        N_("The session is at its first step; there is nothing to go back to."),
        N_("Go on with “next”."),
    ),
    Problem.LAST_STEP: (N_("The session is at its last step."), N_("Close it with “close”.")),
    Problem.NOTHING_TO_CUT: (
        N_("Nothing ahead of here can be left out, or taken in again. The session stays as it was."),
        N_("The agenda says which steps may go. The debrief never does."),
    ),
    Problem.UNKNOWN_STEP: (
        N_("There is no step “{step}”. Nothing was changed."),
        N_("The steps are {known}."),
    ),
    Problem.NOT_CHECKED_IN: (
        N_("{who} is not checked in. Nothing was changed."),
        N_("“session show” lists who is in the room."),
    ),
    Problem.NOBODY_NAMED: (
        N_("Nobody was named to check in."),
        N_("Name at least one person of the roster."),
    ),
    Problem.TOO_MANY_BALLOTS: (
        N_("{ballots} ballots were counted, but {present} people are checked in. Nothing was recorded."),
        N_("Count again, or check in whoever is missing."),
    ),
    Problem.UNKNOWN_OPTION: (
        N_("“{option}” is no option of this decision. Nothing was recorded."),
        N_("The options are {known}."),
    ),
    Problem.NO_BALLOTS: (
        N_("No ballot was counted. Nothing was recorded."),
        N_("Enter at least one, or go on: the vote is then skipped."),
    ),
    Problem.BAD_COUNT: (
        N_("“{value}” is no count of ballots. Nothing was recorded."),
        N_("Enter whole numbers from 0 on, such as a=6."),
    ),
    Problem.UNKNOWN_METHOD: (
        N_("“{method}” is no way to vote here. Nothing was recorded."),
        N_("The ways are paper, poll and hands; the booth counts by itself."),
    ),
    Problem.BOOTH_NOT_TYPED: (
        N_("What the booth counts is never typed: the computer alone knows it. Nothing was recorded."),
        N_("Open the booth again, and everybody votes again; or set its count to zero."),
    ),
    Problem.NO_BOOTH: (
        N_("No booth is open for this vote, or it was opened anew elsewhere. None of its ballots was kept."),
        N_("Open the booth, and vote again."),
    ),
    Problem.BOOTH_WATCHED: (
        N_("This program was started so that it notes down every key. The booth was not opened."),
        N_("Start it without {what}, or vote on paper."),
    ),
    Problem.NOBODY_VOTES: (
        N_("Nobody is checked in who could vote. The booth was not opened."),
        N_("Check people in first."),
    ),
    Problem.NO_INJECT_LEFT: (N_("The room has heard every new fact of this case."), N_("Go on with “next”.")),
    Problem.EMPTY_TEXT: (N_("There is nothing written. Nothing was recorded."), N_("Write a few words.")),
    Problem.TEXT_TOO_LONG: (
        N_("The text has {length} characters; {limit} are kept at most. Nothing was recorded."),
        N_("Shorten it: one sentence is best."),
    ),
    Problem.NOT_TEXT: (
        N_("Part of what was given is no text: its bytes are not UTF-8. Nothing was recorded."),
        N_("Type it again."),
    ),
    Problem.BAD_DATE: (
        N_("“{value}” is no date. Nothing was recorded."),
        N_("Write year, month and day, such as 2027-01-15."),
    ),
    Problem.DATE_IN_THE_PAST: (
        N_("{value} has passed already. Nothing was recorded."),
        N_("Choose today or a later day."),
    ),
    Problem.BAD_FEEDBACK: (
        N_("These are no feedback totals. Nothing was recorded."),
        N_(
            "The questions are 1 to 3, the values 1 to 5, and how many gave each a whole number, such as 4=3."
        ),
    ),
    Problem.TOO_MANY_ANSWERS: (
        N_("{answers} answers were counted, but only {present} people took part. Nothing was recorded."),
        N_("Count again."),
    ),
    Problem.WAS_NOT_PRESENT: (
        N_("{person} did not check in to this session. Nothing was signed."),
        N_("Whoever was not there signs with “attest sign”."),
    ),
    Problem.NO_CASE: (N_("No case was named."), N_("Name at least one; “cases list” shows them.")),
    Problem.CASE_TWICE: (
        N_("The case {case} was named twice. Nothing was planned."),
        N_("Name each case once."),
    ),
    Problem.SESSION_EXISTS: (N_("The session {session} exists already."), N_("Plan it under another id.")),
}

_PEOPLE: Sentences = {
    Problem.UNKNOWN_PERSON: (
        N_("Nobody on the roster has the id “{person}”. Nothing was changed."),
        N_("“roster list” shows the ids; somebody who is not on the roster is a guest. {near}"),
    ),
    Problem.PERSON_HAS_LEFT: (
        N_("According to the roster, {person} left on {left}. Nothing was changed."),
        N_("Import a newer roster, or add the person as a guest."),
    ),
    Problem.UNKNOWN_DIVISION: (
        N_("The roster has no division “{division}”."),
        N_("“roster list” shows the divisions. {near}"),
    ),
    Problem.AMBIGUOUS_DIVISION: (
        N_("Several branches have a division “{division}”."),
        N_("Name it in full: {paths}."),
    ),
    Problem.NO_ROSTER: (
        N_("There is no roster yet, so there is nobody to choose from."),
        N_("Import one with “ethics-workshop roster import FILE”, or in the app under “V&E office”."),
    ),
}

_BANK: Sentences = {
    Problem.UNKNOWN_CASE: (
        N_("There is no case “{case}” in the bank."),
        N_("“cases list” shows the cases. {near}"),
    ),
    Problem.UNKNOWN_TRACK: (
        N_("There is no playlist “{track}” in the bank."),
        N_("Its playlists are {known}."),
    ),
    Problem.BROKEN_CASE: (
        N_("The case “{case}” cannot be used: its file {path} has faults."),
        N_("“cases check” says what is wrong and where."),
    ),
    Problem.UNKNOWN_AGENDA: (
        N_("There is no agenda “{agenda}”. Nothing was planned."),
        N_("The agendas are {known}."),
    ),
    Problem.BANK_NOT_FOUND: (
        N_("There is no case bank at {path}."),
        N_(
            "Name a folder that holds “cases”, or leave --bank out to use the bank that comes with the program."
        ),
    ),
    Problem.BANK_UNREADABLE: (
        N_("The case bank at {path} cannot be read."),
        N_("Ask for the right to read this folder, or name another one with --bank."),
    ),
    Problem.REGISTRY_BROKEN: (
        N_("The case bank’s file {path} is broken at line {line}."),
        N_("“ethics-workshop cases check” says what is wrong; mend the file, or take it out of its folder."),
    ),
}

_FILES: Sentences = {
    Problem.NOTHING_RECORDED: (
        N_("Nothing was recorded yet: there is no {path}, and nothing to back up."),
        N_("Back up once there is a roster or a session."),
    ),
    Problem.FILE_NOT_FOUND: (N_("There is no file {path}. Nothing was changed."), N_("Check the name.")),
    Problem.FILE_UNREADABLE: (
        N_("The file {path} cannot be read. Nothing was changed."),
        N_("Ask for the right to read it, or copy it to a folder of your own."),
    ),
    Problem.FILE_NOT_WRITABLE: (
        N_("{path} cannot be written. Nothing was written."),
        N_("Name a file in a folder of your own."),
    ),
    Problem.IS_A_FOLDER: (N_("{path} is a folder. Nothing was changed."), N_("Name a file in it.")),
    Problem.DISK_FULL: (
        N_("The disk is full. What was saved before is safe; this was not saved."),
        N_("Make room on the disk of {path} and do it again."),
    ),
    Problem.FILE_EXISTS: (
        N_("{path} exists already. Nothing was written."),
        N_("Name a new file, or move the old one away first."),
    ),
    Problem.TOO_MANY_ROWS: (
        N_("There are more rows than a spreadsheet file holds ({limit}). Nothing was written."),
        N_("Export them as CSV, with --format csv: it holds any number."),
    ),
    Problem.CELL_TOO_LONG: (
        N_(
            "Row {row} holds a longer text than a spreadsheet’s cell ({limit} characters). Nothing was written."
        ),
        N_("Export as CSV, with --format csv: its texts may be of any length."),
    ),
    Problem.ROSTER_FAULTY: (
        N_("The roster has faults. Nothing was imported."),
        N_("Mend the lines named above, or import the rest with --skip-faulty."),
    ),
    Problem.ROSTER_HEADERS: (
        N_("The roster’s first line lacks these columns: {missing}. Nothing was imported."),
        N_("All eleven headers are required, in any order: {required}."),
    ),
    Problem.ROSTER_EMPTY: (
        N_("The file {path} holds no people. Nothing was imported."),
        N_("Export the roster again, with its header line and its rows."),
    ),
    Problem.ROSTER_NOT_TEXT: (
        N_("{path} is no CSV text file. Nothing was imported."),
        N_("In the spreadsheet, save it as “CSV UTF-8”."),
    ),
    Problem.ROSTER_TOO_LARGE: (
        N_("{path} is too large for a roster. Nothing was imported."),
        N_("Check that it is the right file."),
    ),
}

_STORAGE: Sentences = {
    Problem.DATABASE_LOCKED: (
        N_("Another program keeps {path} busy. What was saved before is safe; this was not saved."),
        N_("Close the other program, or wait a moment, and do it again."),
    ),
    Problem.DATABASE_READ_ONLY: (
        N_("{path} cannot be written to. What was saved before is safe; this was not saved."),
        N_("Ask for the right to write in this folder, or choose another one with --data."),
    ),
    Problem.DATABASE_DAMAGED: (
        N_("The records in {path} are damaged and were left as they are."),
        N_(
            "Copy the file to a safe place, then put a backup in its place with “ethics-workshop restore FILE”."
        ),
    ),
    Problem.DATABASE_NEWER: (
        N_("{path} was written by a newer version of this program and was left untouched."),
        N_("Install the newer version, or choose another folder with --data."),
    ),
    Problem.DATABASE_FOREIGN: (
        N_("{path} belongs to another program and was left untouched."),
        N_("Choose another folder with --data."),
    ),
    Problem.NOT_A_DATABASE: (
        N_("{path} is no database and was left untouched."),
        N_(
            "Choose another folder with --data, or put a backup in its place with “ethics-workshop restore FILE”."
        ),
    ),
    Problem.DATA_FOLDER: (
        N_("The data folder {path} cannot be used. Nothing was changed."),
        N_("Choose a folder of your own with --data."),
    ),
    Problem.STORAGE_FAILED: (
        N_("The disk did not do what it must. What was saved before is safe; this was not saved. {detail}"),
        N_("Try again; if it happens again, copy {path} to a safe place and tell your V&E office."),
    ),
    Problem.NO_FULL_TEXT: (
        N_(
            "SQLite {sqlite} is without full-text search (FTS5): the case bank cannot be read. Nothing is lost."
        ),
        N_("Install Ethics Workshop on a Python whose SQLite has FTS5, as those of python.org have."),
    ),
    Problem.CHAIN_BROKEN: (
        N_("The records do not hold: see the places named above."),
        N_("Keep the file as it is, tell your V&E office, and compare with a backup."),
    ),
    Problem.BACKUP_UNUSABLE: (
        N_("{path} is no backup that can be used. The present records were left untouched. {detail}"),
        N_("Name a file that “ethics-workshop backup” wrote."),
    ),
}

_USE: Sentences = {
    Problem.BAD_SETTINGS: (
        N_("The settings in {path} are wrong at line {line}."),
        N_("Mend the line or delete it."),
    ),
    Problem.BAD_SETTING: (
        N_("“{value}” cannot be the value of “{name}”. Nothing was changed."),
        N_("A value is, for example: {known}."),
    ),
    Problem.SETTINGS_FAULTY: (
        N_("The settings file {path} has faults: see the lines named above. The defaults hold there."),
        N_("Mend the lines, or delete them."),
    ),
    Problem.UNKNOWN_SETTING: (
        N_("There is no setting “{name}”. Nothing was changed."),
        N_("The settings are {known}."),
    ),
    Problem.SETTINGS_NOT_KEPT: (
        N_("The settings file {path} cannot be written. What is in it is as it was."),
        N_("Ask for the right to write it, or name another file in ETHICS_WORKSHOP_SETTINGS."),
    ),
    Problem.BAD_LOCAL: (
        N_("Local answers cannot be read: {path}, line {line}, {field}."),
        N_("Write a text, or a pair of texts “en” and “fr”, between quotation marks."),
    ),
    Problem.BAD_LANGUAGE: (N_("“{value}” is not a language of this program."), N_("Choose en or fr.")),
    Problem.DEMO_FOLDER_IN_USE: (
        N_("There is something in {path} already: a demo is never mixed with it. Nothing was changed."),
        N_(
            "Name an empty folder, or leave --data out: then the demo is made elsewhere and deleted at the end."
        ),
    ),
    Problem.TERMINAL_TOO_SMALL: (N_("The window is too small."), N_("Make it larger.")),
    Problem.NOT_A_TERMINAL: (
        N_("The screens need a terminal, and this is none."),
        N_("Every task is a plain command too: “ethics-workshop --help” lists them."),
    ),
    Problem.ANOTHER_MACHINE: (
        N_("Session {session} is led on another computer; a stage follows the cockpit of its own computer."),
        N_("Open the stage on the computer that leads it."),
    ),
    Problem.INTERRUPTED: (N_("Stopped. What was saved is safe."), ""),
    Problem.CHECK_FOUND_PROBLEMS: (
        N_("Something on this computer stands in the way: see the lines marked “problem”."),
        N_("Each says what to do; the report can be sent to whoever supports you."),
    ),
    Problem.UNFORESEEN: (
        N_("Something unforeseen happened. What was saved is safe. {detail}"),
        N_("Send {path} to whoever supports this program; it holds nothing that people wrote."),
    ),
}

NOTHING_ELSE: Mapping[Problem, str] = MappingProxyType({})
SENTENCES: Sentences = {
    **_SESSION,
    **_PEOPLE,
    **_BANK,
    **AGENDAS,
    **ATTESTING,
    **AUTHORING,
    **LEARNING,
    **LOOP,
    **MANAGING,
    **TOOLKIT,
    **PROGRAMME,
    **_FILES,
    **_STORAGE,
    **_USE,
}


def explain(
    error: WorkshopError, words: Words, then: Mapping[Problem, str] = NOTHING_ELSE, **names: str
) -> Explanation:
    """Return the sentences of an error, with its facts filled in, cleaned and shortened.

    `then` says what to do next where the plain commands' own sentence does not; `names` are what it may name.
    """
    what, next_thing = SENTENCES[error.problem]
    facts = {name: _fact(name, value, words) for name, value in error.facts.items()}
    facts = {"near": "", "detail": ""} | facts
    next_thing = then.get(error.problem, next_thing)
    return Explanation(words(what, **facts).strip(), words(next_thing, **(facts | names)).strip())


def _fact(name: str, value: object, words: Words) -> str:
    text = str(value)
    if name == "command":
        return command_name(text, words)
    if name == "place":
        return (
            state_name(text, words)
            if text in {Place.PLANNED, Place.CLOSED, Place.CANCELLED}
            else step_name(text, words)
        )
    if name == "near" and text:
        return words("Did you mean {near}?", near=clean(text)[:FACT_LIMIT])
    text = clean(text)
    text = text if len(text) <= FACT_LIMIT else f"{text[: FACT_LIMIT - 1]}…"
    if name == "detail" and text:  # what SQLite or the system says has no language but its own
        return words("Technical detail: “{detail}”.", detail=text)
    return text
