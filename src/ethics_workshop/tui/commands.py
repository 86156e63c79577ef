"""Commands: one object gives a key, its footer entry, its tooltip, its help row and its palette entry."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from textual.binding import Binding, BindingType

from ethics_workshop.words.language import N_, Words


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do on a screen.

    `keys` are Textual's key names, of which the first is shown; `label` and `tooltip` are msgids; `action` is a
    Textual action (`open`, `app.quit`). `shown_key` is shown in place of the first key (`1-4`).
    """

    id: str
    keys: tuple[str, ...]
    label: str
    tooltip: str
    action: str
    footer: bool = True
    palette: bool = True
    shown_key: str = ""
    priority: bool = False
    """Whether the key works before the focused widget sees it, and above dialogs."""
    stands_for: tuple[str, ...] = ()
    """The ids of commands whose keys `shown_key` sums up (`1-4`)."""

    def bindings(self) -> list[Binding]:
        """Return the command's keys as Textual wants them. Textual shows none of their texts: the footer is ours."""
        return [
            Binding(key, self.action, show=False, priority=self.priority, id=f"{self.id}.{key}")
            for key in self.keys
        ]

    def key_text(self, words: Words) -> str:
        """Return the key as it is printed on a keyboard of this language."""
        return self.shown_key or (key_text(self.keys[0], words) if self.keys else "")


class Commanding(Protocol):
    """What a widget may ask of the screen it is on."""

    @property
    def words(self) -> Words:
        """The words of the language on screen."""
        ...

    def mark_text(self) -> str:
        """Return what the top line says before everything else; empty for nothing."""
        ...

    def title_text(self) -> str:
        """Return what the top line names first."""
        ...

    def subtitle_text(self) -> str:
        """Return what follows the title."""
        ...

    def aside_text(self) -> str:
        """Return what stands at the right of the top line."""
        ...

    def busy_text(self) -> str:
        """Return what is under way for longer than a moment; empty when nothing is."""
        ...

    def commands(self) -> list[Command]:
        """Return the commands, in the order of the footer."""
        ...

    def available(self, command_id: str) -> bool:
        """Whether a command can be used now."""
        ...


def bindings_of(commands: Iterable[Command]) -> list[BindingType]:
    """Return the bindings of all `commands`."""
    return [binding for command in commands for binding in command.bindings()]


KEY_TEXTS = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "pagedown": N_("PgDn"),
    "pageup": N_("PgUp"),
    "delete": N_("Del"),
    "backspace": N_("Backspace"),
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "slash": "/",
    "plus": "+",
    "minus": "-",
}


def key_text(key: str, words: Words) -> str:
    """Return how `key` (Textual's name) is printed on a keyboard of the language of `words`."""
    before, plus, last = key.rpartition("+")
    if plus and before:
        modifiers = {"ctrl": words("Ctrl"), "shift": words("Shift"), "alt": "Alt"}
        return "+".join([*(modifiers.get(m, m) for m in before.split("+")), key_text(last, words).upper()])
    if key in KEY_TEXTS:
        return words(KEY_TEXTS[key])
    return key.upper() if len(key) > 1 else key


BACK = Command(
    "back",
    ("escape",),
    N_("Back"),
    N_("Go back to the screen before; nothing you typed is lost"),
    "app.back",
)
LANGUAGE = Command(
    "language",
    ("f6", "ctrl+l"),
    N_("Français"),
    N_("Switch everything to the other official language"),
    "app.language",
)
PALETTE = Command(
    "palette",
    ("f3", "ctrl+p"),
    N_("Find"),
    N_("Find any command by its name"),
    "app.palette",
    palette=False,
)
THEME = Command(
    "theme",
    ("f8", "ctrl+t"),
    N_("Colours"),
    N_("Change the colours: dark, light, high contrast, without colour"),
    "app.theme",
    footer=False,
)
SETTINGS = Command(
    "settings",
    ("f9", "ctrl+s"),
    N_("Settings"),
    N_("Who you are, language, colours, default division, second screen, data folder"),
    "app.settings",
    footer=False,
)
HELP = Command(
    "help",
    ("f1", "question_mark", "ctrl+g"),
    N_("Help"),
    N_("What this screen is for, what to do next, and its keys"),
    "app.help",
)
HELP_HERE = Command("help-here", ("f1", "ctrl+g"), HELP.label, HELP.tooltip, HELP.action, palette=False)
"""Help in front of a dialog, where letters and signs may be typed."""
JUMP = Command(
    "jump",
    ("j", "ctrl+o"),
    N_("Jump"),
    N_("A letter on everything that can be gone to; press it to go there"),
    "app.jump",
    footer=False,
)
TOUR = Command(
    "tour", (), N_("Tour"), N_("Look at five screens, with a few words on each"), "app.tour", footer=False
)
TOOLKIT = Command(
    "toolkit",
    (),
    N_("Toolkit"),
    N_("Guides, a course, cards and links for those who lead the talks"),
    "app.toolkit",
    footer=False,
)
CARD = Command(
    "decision-card", (), N_("Decision card"), N_("Six steps for a decision without an easy answer"), "app.decision_card",
    footer=False,
)  # fmt: skip
KEYS = Command(
    "all-keys",
    (),
    N_("All keys"),
    N_("Every key of the program, and its name in the settings"),
    "app.all_keys",
    footer=False,
)
QUIT = Command("quit", ("q",), N_("Quit"), N_("Leave the program; everything recorded is kept"), "app.quit")
QUIT_ANYWHERE = Command(
    "quit-anywhere",
    ("ctrl+q",),
    N_("Quit"),
    N_("Leave the program; everything recorded is kept"),
    "app.quit_at_once",
    footer=False,
    palette=False,
    priority=True,
)

SUSPEND = Command(
    "suspend",
    ("ctrl+z",),
    N_("To the shell"),
    N_("Go to the shell for a moment; “fg” comes back"),
    "app.suspend_process",
    footer=False,
    palette=False,
)
ASIDE = () if sys.platform == "win32" else (SUSPEND,)
"""Windows has no such thing."""

APP_COMMANDS = (
    BACK,
    PALETTE,
    LANGUAGE,
    THEME,
    SETTINGS,
    JUMP,
    TOOLKIT,
    CARD,
    KEYS,
    TOUR,
    HELP,
    *ASIDE,
    QUIT,
    QUIT_ANYWHERE,
)
"""What works on every screen; a screen's own command with the same id takes its place."""

CTRL_C = Binding("ctrl+c", "help_quit", show=False, system=True)
"""People press it by reflex: it tells how to leave, and copies a selection where there is one."""
