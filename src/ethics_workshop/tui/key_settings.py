"""Reads what a person's settings say about keys: what is sound is taken, what is not is said and left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from textual.binding import Binding
from textual.keys import key_to_character

from ethics_workshop.domain.text import clean
from ethics_workshop.tui.all_keys import Place, places
from ethics_workshop.tui.commands import Command, key_text
from ethics_workshop.tui.keymap import Keymap, setting_name
from ethics_workshop.words.language import N_, Words

OTHER_NAMES = {
    "esc": "escape", "pgdn": "pagedown", "pgdown": "pagedown", "pgup": "pageup", "return": "enter", "del": "delete",
    "ins": "insert", "spacebar": "space", "↑": "up", "↓": "down", "←": "left", "→": "right",
}  # fmt: skip
"""How people write keys, and Textual's name."""

NAMED = frozenset(
    [
        "escape",
        "enter",
        "tab",
        "space",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
    ]
) | {f"f{number}" for number in range(1, 25)}
SIGNS = frozenset({"slash", "backslash", "at", "minus", "plus", "underscore"})
"""Signs that Textual names otherwise than Unicode does."""
MOVING = frozenset({"up", "down", "home", "end", "pageup", "pagedown"})
"""Keys that lists and texts take for themselves."""
KEPT = frozenset({"ctrl+c", "ctrl+q"})
"""The last way out, and the key that tells it."""
SAME_AS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace"}
"""What a terminal sends alike."""
TYPED_IN = frozenset({"attest", "kiosk"})
"""Screens, beside dialogs, in which a field may have the focus."""


class Fault(Enum):
    """What can be wrong with a setting of keys; the value is its sentence, a msgid."""

    UNKNOWN_COMMAND = N_("“{setting}” is no command. The list of all keys shows the names.")
    UNKNOWN_KEY = N_("“{setting}”: “{key}” is no key. Write, for example, g, f5, pagedown or ctrl+k.")
    SAME = N_("“{setting}”: a terminal cannot tell {key} from {other}. Take another key.")
    KEPT = N_("“{setting}”: {key} stays as it is, so that there is always a way out.")
    TAKEN = N_(
        "“{setting}”: {key} is the key of “{other}” at the same time. Take another one, or change both."
    )
    TYPED = N_(
        "“{setting}”: {key} may be typed as text there. Take Enter, Esc, Tab, a function key, or one with Ctrl."
    )
    MOVES = N_("“{setting}”: {key} moves in lists and texts. Take another key.")
    LAST = N_("“{setting}” needs at least one key: there must be a way to it.")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A setting that was not taken, and why. The shipped keys stay."""

    fault: Fault
    setting: str
    key: str = ""
    other: str = ""

    def sentence(self, words: Words) -> str:
        """Return what is wrong and what to do, in the language of `words`."""
        facts = {
            "setting": clean(self.setting)[:60],
            "other": key_text(self.other, words) if self.fault is Fault.SAME else self.other,
        }
        return words(self.fault.value, key=_shown(self.key, words), **facts)


def _shown(key: str, words: Words) -> str:
    return key_text(key, words) if key and normal(key) == key else clean(key)[:30]


def normal(text: str) -> str:
    """Return Textual's name of the key that `text` names as people write it (`PgDn`, `Ctrl+K`, `?`); empty for none."""
    bare = text.strip()
    if not bare or bare == "+":
        return "plus" if bare else ""
    if len(bare) == 1:
        return _single(bare)
    *modifiers, last = bare.replace(" ", "").split("+")
    if len(last) != 1 or modifiers:
        last = last.casefold()
    last = OTHER_NAMES.get(last, last)
    base = _single(last) if len(last) == 1 else last if last in NAMED or _is_sign(last) else ""
    held = [modifier.casefold() for modifier in modifiers]
    if not base or not set(held) <= {"ctrl", "shift", "alt"} or len(set(held)) < len(held):
        return ""
    if held == ["shift"] and len(base) == 1:
        return base.upper()
    return "+".join([*(name for name in ("ctrl", "shift", "alt") if name in held), base])


def _single(character: str) -> str:
    if character in OTHER_NAMES:
        return OTHER_NAMES[character]
    if character == ",":
        return "comma"
    if not character.isprintable():
        return ""
    name = next(iter(Binding.make_bindings([Binding(character, "-")]))).key
    return name if len(name) == 1 or name in NAMED or _is_sign(name) else ""


def _is_sign(name: str) -> bool:
    """Whether `name` is Textual's name of a sign (`question_mark`, `full_stop`)."""
    return name in SIGNS or key_to_character(name) is not None


def _is_typed(key: str) -> bool:
    """Whether `key` writes a character where a field has the focus."""
    return key == "space" or len(key) == 1 or (key not in NAMED and "+" not in key)


def check(wanted: Mapping[str, Sequence[str]]) -> tuple[Keymap, list[Complaint]]:
    """Return the keys in force under the settings `wanted`, and a complaint for each that cannot be taken."""
    known = {setting_name(place.id, c.id): (place, c) for place in places() for c in place.commands}
    kept: dict[str, tuple[str, ...]] = {}
    complaints: list[Complaint] = []
    for setting, keys in wanted.items():
        fault = _alone(setting, keys, known)
        if fault is None:
            kept[setting] = tuple(dict.fromkeys(normal(key) for key in keys))
        else:
            complaints.append(fault)
    while (clash := _clash(kept)) is not None:
        complaints.append(clash)
        del kept[clash.setting]
    return Keymap(kept), complaints


def _alone(setting: str, keys: Sequence[str], known: Mapping[str, tuple[Place, Command]]) -> Complaint | None:
    """Return what is wrong with one setting, whatever the others say."""
    if setting not in known:
        return Complaint(Fault.UNKNOWN_COMMAND, setting)
    place, command = known[setting]
    if command.priority:
        return Complaint(Fault.KEPT, setting, command.keys[0])
    if not keys and (not command.palette or "escape" in command.keys or command.id in {"quit", "help"}):
        return Complaint(Fault.LAST, setting)
    found = (_of_key(setting, written, place, command) for written in keys)
    return next((complaint for complaint in found if complaint is not None), None)


def _of_key(setting: str, written: str, place: Place, command: Command) -> Complaint | None:
    """Return what is wrong with one key of a setting."""
    key = normal(written)
    if not key:
        return Complaint(Fault.UNKNOWN_KEY, setting, written)
    typing = place.is_dialog or place.id in TYPED_IN
    wrong = {
        Fault.KEPT: key in KEPT,
        Fault.SAME: key in SAME_AS,
        Fault.MOVES: key in MOVING and not MOVING & {*command.keys},
        Fault.TYPED: typing and _is_typed(key) and not any(_is_typed(shipped) for shipped in command.keys),
    }
    fault = next((fault for fault, holds in wrong.items() if holds), None)
    return Complaint(fault, setting, key, SAME_AS.get(key, "")) if fault else None


def _clash(kept: Mapping[str, tuple[str, ...]]) -> Complaint | None:
    """Return a complaint about the first setting that puts two commands of one screen on one key; None for none."""
    keymap = Keymap(kept)
    for place in places():
        shipped = (*place.commands, *place.around)
        own = keymap.of(place.id, place.commands)
        beside = {c.id: c for c in keymap.everywhere}
        now = (*own, *(beside.get(c.id, c) for c in place.around))
        names = [setting_name(place.id, c.id) for c in place.commands] + [c.id for c in place.around]
        for a, b in combinations(range(len(now)), 2):
            shared = {*now[a].keys} & {*now[b].keys}
            if not shared or {*shipped[a].keys} & {*shipped[b].keys}:
                continue
            blamed, other = (b, a) if _setting(names[b], now[b], kept) else (a, b)
            return Complaint(
                Fault.TAKEN, _setting(names[blamed], now[blamed], kept), min(shared), names[other]
            )
    return None


def _setting(name: str, command: Command, kept: Mapping[str, tuple[str, ...]]) -> str:
    """Return the setting from which the command has its keys; empty where they are the shipped ones."""
    if name in kept:
        return name
    return command.id if command.id in kept else ""
