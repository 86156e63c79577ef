"""What a look at the computer found, as sentences: what is so, and what to do about it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ethics_workshop.domain.checkup import AREAS, Check, Level
from ethics_workshop.domain.error import Problem, WorkshopError
from ethics_workshop.words.language import N_, P_, Words
from ethics_workshop.words.sentences import explain

SAMPLE = "┌─┐ │ ├ ▌█ ● ○ ✓ ▸ • ↑ ↓ → · … « É è ç œ ’ »"
"""Characters that the screens draw with."""

TITLES: Mapping[str, str] = {
    "program": N_("Program"),
    "data": N_("Data folder"),
    "database": N_("Records"),
    "bank": N_("Case bank"),
    "settings": N_("Settings"),
    "terminal": N_("Terminal"),
    "screens": N_("Screens"),
}

LEVELS: Mapping[Level, str] = {
    Level.OK: P_("check", "ok"),
    Level.LOOK: P_("check", "look"),
    Level.NOTE: P_("check", "note"),
    Level.PROBLEM: P_("check", "problem"),
}

STANDING_OUT = (Level.PROBLEM, Level.NOTE)
"""What a report says before everything else."""

_MOVE = N_("Choose a folder on a disk of this computer, with --data or in the settings.")
_ASCII = N_("The screens draw with plain letters. Set the locale to UTF-8 for lines and accents.")

SENTENCES: Mapping[str, tuple[str, str]] = {
    "program.versions": (
        N_("Ethics Workshop {program}, Python {python}, Textual {textual}, SQLite {sqlite}"),
        "",
    ),
    "program.system": ("{system}", ""),
    "program.wal-safe": (N_("This SQLite keeps what is saved, also with several windows open."), ""),
    "program.wal-affected": (
        N_("SQLite {sqlite} has a known defect; the records are written in a slower, safe way."),
        "",
    ),
    "program.language": (N_("Language: {language}"), ""),
    "program.failure-log": (
        N_("An unforeseen error was written down in {path}."),
        N_("Send that file too. It holds no text of people, but paths of this computer."),
    ),
    "data.folder": ("{path}", ""),
    "data.not-there-yet": (N_("{path} is not there yet: the first thing recorded makes it."), ""),
    "data.no-folder": (N_("{path} is a file, not a folder."), _MOVE),
    "data.not-writable": (
        N_("{path} cannot be written to."),
        N_("Ask for the right to write there, or choose another folder with --data."),
    ),
    "data.synced": (
        N_("{service} copies this folder to other computers: it may take the records half written."),
        _MOVE,
    ),
    "data.network": (
        N_("The folder is on another computer ({kind}): its locks cannot be relied on."),
        _MOVE,
    ),
    "data.in-memory": (
        N_("The folder is in memory ({kind}): it is gone when the computer is turned off."),
        _MOVE,
    ),
    "data.own-disk": (N_("It is on a disk of this computer ({kind})."), ""),
    "data.open-file": (
        N_("Others who use this computer may read the records (mode {mode})."),
        N_("Close the file to them (chmod 600), or record something: the program closes it then."),
    ),
    "data.open-folder": (
        N_("Others who use this computer may look into the folder (mode {mode})."),
        N_("Close it to them: chmod 700."),
    ),
    "data.closed-to-others": (N_("Others who use this computer cannot look into it (mode {mode})."), ""),
    "data.space": (N_("{free} are free."), ""),
    "data.little-space": (
        N_("Only {free} are free."),
        N_("Make room before the next session: a backup needs as much as the records."),
    ),
    "data.no-space": (N_("Only {free} are free: saving may fail."), N_("Make room on this disk.")),
    "database.none-yet": (N_("Nothing is recorded yet."), ""),
    "database.database": (N_("records.db: {size}, tables of version {version}"), ""),
    "database.sound": (N_("A quick check found its structure whole; “verify” checks every record."), ""),
    "database.unsound": (
        N_("The structure of records.db is damaged."),
        N_("Copy the file to a safe place, then put a backup in its place with “ethics-workshop restore FILE”."),
    ),
    "database.log-waits": (
        N_("Changes stand in a log beside it, from a window that was interrupted or is saving just now."),
        N_("They are taken in when the records are next opened."),
    ),
    "database.busy": (N_("Another window is saving just now."), N_("Wait a moment and look again.")),
    "database.free": (N_("It can be locked for writing."), ""),
    "bank.cases": (N_("Case studies: {cases}"), ""),
    "bank.case-faults": (N_("Faults in case files: {faults}"), N_("“cases check” says which and where.")),
    "settings.no-file": (N_("No settings file; the defaults hold. Its place: {path}"), ""),
    "settings.file": (N_("{path}: read without a fault"), ""),
    "settings.wrong-lines": (
        N_("{path}: wrong at line {lines}; the defaults hold there."),
        N_("Mend the lines or delete them."),
    ),
    "settings.local": (N_("Answers of the department in local.toml: {answers}"), ""),
    "settings.local-broken": (N_("local.toml cannot be read at line {line}."), N_("Mend the line or delete it.")),
    "terminal.no-terminal": (
        N_("The report goes elsewhere than to a terminal, so its size is not known."),
        N_("Run the command in the terminal that you lead sessions with."),
    ),
    "terminal.dumb": (
        N_("This terminal cannot draw screens (TERM=dumb)."),
        N_("Use another one, or the plain commands: “ethics-workshop --help” lists them."),
    ),
    "terminal.terminal": ("{name}, {columns} × {rows}", ""),
    "terminal.small": (
        N_("{name}, {columns} × {rows}: some screens show less."),
        N_("Make the window at least 80 × 24, or the letters smaller."),
    ),
    "terminal.old-console": (
        N_("This is the old console window of Windows."),
        N_("Windows Terminal draws better; it comes with Windows 11 and can be installed on 10."),
    ),
    "terminal.remote": (
        N_("You are connected from another computer."),
        N_("The data folder is over there, and so would be a second screen."),
    ),
    "terminal.colours-true": (N_("Colours: all"), ""),
    "terminal.colours-256": (N_("Colours: 256"), ""),
    "terminal.colours-few": (N_("Colours: few. Nothing is told by colour alone."), ""),
    "terminal.colours-none": (N_("Colours: none. Nothing is told by colour alone."), ""),
    "terminal.colours-refused": (N_("Colours: none, as NO_COLOR asks."), ""),
    "terminal.utf8": (N_("Characters: {encoding}"), ""),
    "terminal.not-utf8": (N_("Characters: {encoding}, not UTF-8"), _ASCII),
    "terminal.sample": (
        "{sample}",
        N_("You should see lines, dots, a check mark, arrows and accents, and no empty boxes. If not, choose another font in your terminal."),
    ),
    "screens.several": (N_("Screens connected: {screens}"), ""),
    "screens.one": (
        N_("One screen is connected."),
        N_("For a room: connect the projector, choose “Extend”, and put the room’s window on it."),
    ),
    "screens.unknown": (
        N_("How many screens are connected cannot be told from here."),
        N_("For a room: connect the projector, choose “Extend”, and put the room’s window on it."),
    ),
}  # fmt: skip
"""By area and code: what is so, and what to do."""

_UNITS = ((1_000_000_000, N_("{n} GB")), (1_000_000, N_("{n} MB")), (1000, N_("{n} KB")))


class Line(NamedTuple):
    """A check in words."""

    weight: Level
    level: str
    what: str
    then: str


def told(check: Check, words: Words) -> Line:
    """Return a check in words."""
    level = words.p("check", LEVELS[check.level])
    facts = {name: _fact(name, value, words) for name, value in check.facts.items()}
    if "problem" in facts:
        problem = Problem(facts.pop("problem"))
        said = explain(WorkshopError(problem, **facts), words)
        return Line(check.level, level, said.what, said.then)
    what, then = SENTENCES[f"{check.area}.{check.code}"]
    facts["sample"] = SAMPLE
    return Line(check.level, level, words(what, **facts), words(then, **facts))


def summed_up(checks: Sequence[Check], words: Words) -> str:
    """Return how many problems and notes there are."""
    problems = sum(check.level is Level.PROBLEM for check in checks)
    notes = sum(check.level is Level.NOTE for check in checks)
    if not problems and not notes:
        return words("Everything that can be checked is in order.")
    return " · ".join(
        (
            words.n("{n} problem", "{n} problems", problems),
            words.n("{n} thing to know", "{n} things to know", notes),
        )
    )


def in_areas(checks: Sequence[Check], words: Words) -> Iterator[tuple[str, list[Line]]]:
    """Yield what stands out, the problems first, then the title of each area with its other lines."""
    for_first = sorted(
        (c for c in checks if c.level in STANDING_OUT), key=lambda c: STANDING_OUT.index(c.level)
    )
    if for_first:
        yield words("First of all"), [_with_area(check, words) for check in for_first]
    for area in AREAS:
        lines = [told(c, words) for c in checks if c.area == area and c.level not in STANDING_OUT]
        if lines:
            yield words(TITLES[area]), lines


def _with_area(check: Check, words: Words) -> Line:
    line = told(check, words)
    return line._replace(what=f"{words(TITLES[check.area])} · {line.what}")


def harmless(words: Words) -> str:
    """Return that the report can be sent."""
    return words(
        "Nothing that was recorded is in this report, nor any name or address that the program knows. Look it over, then send it to whoever supports you."
    )


def report(checks: Sequence[Check], words: Words) -> str:
    """Return the whole report as plain text, a line for each sentence."""
    width = max(len(words.p("check", level)) for level in LEVELS.values())
    lines = [words("Ethics Workshop: a look at this computer"), summed_up(checks, words)]
    for title, found in in_areas(checks, words):
        lines += ["", title]
        for line in found:
            lines.append(f"  {line.level:<{width}}  {line.what}")
            if line.then:
                lines.append(f"  {'':<{width}}  {line.then}")
    return "\n".join([*lines, "", harmless(words)])


def _fact(name: str, value: str | int, words: Words) -> str:
    if name in {"size", "free"}:
        return size_text(int(value), words)
    if name == "language":
        return words("English") if value == "en" else words("French")
    return str(value)


def size_text(size: int, words: Words) -> str:
    """Return a number of bytes as people read it: `1.2 GB`, `1,2 Go`."""
    for unit, text in _UNITS:
        if size >= unit:
            number = f"{size / unit:.1f}" if size < 100 * unit else f"{size // unit}"
            return words(text, n=number.replace(".", "," if words.language == "fr" else "."))
    return words.n("{n} byte", "{n} bytes", size)
