"""Which key does what: the keys as shipped, and those that a person's settings put in their place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ethics_workshop.tui.commands import APP_COMMANDS, Command

if TYPE_CHECKING:
    from textual.binding import BindingsMap

EVERYWHERE = frozenset(command.id for command in APP_COMMANDS)
"""The ids of what works on every screen: these are names of settings as they stand."""


class Keymap:
    """The keys in force. `wanted` holds checked keys by the name of a setting (`key_settings.check`)."""

    def __init__(self, wanted: Mapping[str, Sequence[str]] | None = None) -> None:
        self._wanted = {name: tuple(keys) for name, keys in (wanted or {}).items()}
        self._known: dict[str, tuple[Command, ...]] = {}

    @property
    def as_shipped(self) -> bool:
        """Whether nobody changed a key."""
        return not self._wanted

    @property
    def everywhere(self) -> tuple[Command, ...]:
        """What works on every screen, with the keys in force."""
        return self.of("", APP_COMMANDS)

    def of(self, place: str, commands: tuple[Command, ...]) -> tuple[Command, ...]:
        """Return the `commands` of `place` (`cockpit`) with the keys in force."""
        if not self._wanted:
            return commands
        if place not in self._known:
            now = [self._rekeyed(place, command) for command in commands]
            self._known[place] = tuple(_summed_up(command, commands, now) for command in now)
        return self._known[place]

    def _rekeyed(self, place: str, command: Command) -> Command:
        keys = self._wanted.get(setting_name(place, command.id))
        if keys is None and command.id in EVERYWHERE:
            keys = self._wanted.get(command.id)
        return command if keys is None else replace(command, keys=keys, shown_key="")


def setting_name(place: str, command_id: str) -> str:
    """Return under which name the settings know a command: `cockpit-next`, and `help` where it works everywhere."""
    return f"{place}-{command_id}" if place else command_id


def place_of(class_name: str) -> str:
    """Return the name of a screen in the settings: `HomeScreen` is `home`, `AskPath` is `ask-path`."""
    bare = class_name.removesuffix("Screen").removesuffix("Dialog")
    return "".join(f"-{c.lower()}" if c.isupper() and at else c.lower() for at, c in enumerate(bare))


def _summed_up(command: Command, shipped: Sequence[Command], now: Sequence[Command]) -> Command:
    """Return `command` with every key of those that it stands for, where one of them was changed."""
    pairs = [(a, b) for a, b in zip(shipped, now, strict=True) if a.id in command.stands_for]
    if not command.shown_key or all(a.keys == b.keys for a, b in pairs):
        return command
    return replace(command, shown_key=" ".join(b.keys[0] for _, b in pairs if b.keys))


def rebind(bindings: "BindingsMap", shipped: Sequence[Command], now: Sequence[Command]) -> None:
    """Give `bindings` the keys that are in force `now` in place of the `shipped` ones."""
    table = bindings.key_to_bindings
    for old, new in zip(shipped, now, strict=True):
        if old.keys == new.keys:
            continue
        for key in old.keys:
            table[key] = [binding for binding in table.get(key, ()) if binding.action != old.action]
        for binding in new.bindings():
            table[binding.key] = [*table.get(binding.key, ()), binding]
    for key in [key for key, held in table.items() if not held]:
        del table[key]
