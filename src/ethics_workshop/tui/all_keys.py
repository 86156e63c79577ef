"""Every command of the program, place by place: what Help lists, the plain command prints, and tests walk."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from ethics_workshop.tui.commands import APP_COMMANDS, HELP_HERE, Command, key_text
from ethics_workshop.tui.keymap import Keymap, setting_name
from ethics_workshop.words.language import N_, Words

PLACES = (
    ("screens.home", "HomeScreen", N_("Home")),
    ("screens.bank", "BankScreen", N_("Cases")),
    ("screens.faults", "FaultsScreen", N_("Faulty files")),
    ("screens.reader", "ReaderScreen", N_("A case")),
    ("screens.learn", "LearnScreen", N_("Learn")),
    ("screens.play", "PlayScreen", N_("A case alone")),
    ("screens.roadmap", "RoadmapScreen", N_("My next steps")),
    ("screens.trivia", "TriviaScreen", N_("Trivia")),
    ("screens.toolkit", "ToolkitScreen", N_("Toolkit")),
    ("screens.toolkit_page", "ToolkitPageScreen", N_("A page of the toolkit")),
    ("screens.sessions", "SessionsScreen", N_("Sessions")),
    ("screens.plan", "PlanScreen", N_("Plan a session")),
    ("screens.agenda_editor", "AgendaEditor", N_("An agenda of your own")),
    ("screens.cockpit", "CockpitScreen", N_("Cockpit")),
    ("screens.stage", "StageScreen", N_("Stage")),
    ("screens.booth", "BoothScreen", N_("Booth")),
    ("screens.pause", "PauseScreen", N_("A pause for something real")),
    ("screens.attest", "AttestScreen", N_("Sign as yourself")),
    ("screens.kiosk", "KioskScreen", N_("Sign the statement")),
    ("screens.summary", "SummaryScreen", N_("Summary")),
    ("screens.team", "TeamScreen", N_("My team")),
    ("screens.own_record", "OwnRecordScreen", N_("My record")),
    ("screens.settings", "SettingsScreen", N_("Settings")),
    ("screens.office", "OfficeScreen", N_("V&E office")),
    ("screens.programme", "ProgrammeScreen", N_("Programme")),
    ("screens.heard", "HeardScreen", N_("What rooms raise")),
    ("dialogs.attendance", "AttendanceDialog", N_("Who is here")),
    ("dialogs.groups", "GroupsDialog", N_("Small groups")),
    ("dialogs.tally", "TallyDialog", N_("Totals of a vote")),
    ("dialogs.commitment", "CommitmentDialog", N_("A commitment")),
    ("dialogs.review", "ReviewDialog", N_("Commitments of last time")),
    ("dialogs.feedback", "FeedbackDialog", N_("Answers to the three questions")),
    ("dialogs.form", "Form", N_("Other forms")),
    ("dialogs.chooser", "Chooser", N_("Choosing from a list")),
    ("dialogs.pick", "Pick", N_("One of a few")),
    ("dialogs.path", "AskPath", N_("A file or a folder")),
    ("dialogs.sources", "Sources", N_("Where this comes from")),
    ("dialogs.export", "AskExport", N_("Where exports go")),
    ("dialogs.confirm", "Confirm", N_("A question")),
    ("dialogs.leaving", "Leaving", N_("Before a session is left")),
    ("dialogs.checkup", "Checkup", N_("Check-up")),
    ("dialogs.message", "Message", N_("A message")),
    ("dialogs.palette", "Palette", N_("Find")),
    ("dialogs.jump", "Jump", N_("Jump")),
    ("dialogs.tour", "Tour", N_("Tour")),
    ("dialogs.help", "Help", N_("Help")),
)
"""The module, the class and the name of every screen and dialog that has commands of its own."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen or dialog, and its commands as shipped. `name` is a msgid; the id is empty for what works everywhere."""

    id: str
    name: str
    commands: tuple[Command, ...]
    is_dialog: bool = False

    @property
    def around(self) -> tuple[Command, ...]:
        """What works here beside the place's own commands: in Help, its key puts it away."""
        if self.id in {"", "help"}:
            return ()
        own = {command.id for command in self.commands}
        beside = (HELP_HERE,) if self.is_dialog else APP_COMMANDS
        return tuple(command for command in beside if command.id not in own)


@dataclass(frozen=True, slots=True)
class Row:
    """A command as it is listed: where it works, its name in the settings, what it does, and its keys in force."""

    place: str
    setting: str
    label: str
    tooltip: str
    keys: tuple[str, ...]
    shown: str
    """The keys as they are printed on a keyboard."""


def places() -> Iterator[Place]:
    """Yield what works everywhere, then every screen and dialog. Their modules are imported here."""
    yield Place("", N_("Everywhere"), APP_COMMANDS)
    for module, name, title in PLACES:
        found = getattr(import_module(f"ethics_workshop.tui.{module}"), name)
        yield Place(found.PLACE, title, found.ACTIONS, found.__module__.split(".")[-2] == "dialogs")


def rows(keymap: Keymap, words: Words) -> list[Row]:
    """Return every command that has a key, or could have one, with the keys in force."""
    return [
        Row(
            place=words(place.name),
            setting=setting_name(place.id, command.id),
            label=words(command.label),
            tooltip=words(command.tooltip),
            keys=command.keys,
            shown=", ".join(key_text(key, words) for key in command.keys) or command.shown_key,
        )
        for place in places()
        for command in keymap.of(place.id, place.commands)
    ]
