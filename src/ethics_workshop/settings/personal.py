"""The settings of one person while the program runs. Implements the port Preferences."""

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.text import clean
from ethics_workshop.services.preferences import Preference
from ethics_workshop.settings.fields import (
    CHOICES,
    DATA,
    DEFAULTS,
    KEYS,
    KNOWN,
    LANGUAGE,
    NAMES,
    checked,
    checked_keys,
)
from ethics_workshop.settings.reading import Said, read_file

if TYPE_CHECKING:
    from ethics_workshop.domain.listing import Fault
    from ethics_workshop.words.language import Words

NEXT_START = (DATA,)
"""What changes at the next start only: the records that are open stay open."""

EXAMPLES: Mapping[str, str] = {
    "who": "E01",
    "unit": "Division 2",
    DATA: "/srv/ethics, ~/ethics",
    KEYS: "f4, s, ctrl+x",
}
"""What a value may look like, where it is not one of a few words."""


class PersonalSettings:
    """`values` are in force now, `origins` where they come from; `said` is what the file at `path` says."""

    def __init__(
        self, path: str, values: Mapping[str, str], origins: Mapping[str, str], said: Said, *, remembers: bool
    ) -> None:
        self.path = path
        self.remembers = remembers
        self._values, self._origins, self._said = dict(values), dict(origins), said

    @property
    def faults(self) -> "tuple[Fault, ...]":
        """What is wrong in the file."""
        return self._said.faults

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of commands, by the commands' ids."""
        return self._said.keys

    def all(self) -> list[Preference]:
        """Return every setting, in the order of the file."""
        return [self.one(name) for name in NAMES]

    def one(self, name: str) -> Preference:
        """Return one setting. Raises BadInput for an unknown name."""
        if name not in KNOWN:
            raise _unknown(name)
        return Preference(
            name,
            self._values.get(name, ""),
            self._origins.get(name, "default"),
            self._said.values.get(name, ""),
            CHOICES.get(name, ()),
        )

    def keep(self, name: str, value: str | Sequence[str], words: "Words") -> None:
        """Write one setting, or the keys of a command, into the file. For the worker thread."""
        sound = _sound(name, value)
        self._write(name, sound, words)
        if name in KNOWN and name not in NEXT_START and isinstance(sound, str):
            self._values[name], self._origins[name] = sound, "file"

    def drop(self, name: str, words: "Words") -> None:
        """Take one setting out of the file. For the worker thread."""
        if name not in KNOWN and not name.startswith(f"{KEYS}."):
            raise _unknown(name)
        self._write(name, None, words)
        if self._origins.get(name) == "file":
            del self._origins[name]
            if name not in {LANGUAGE, *NEXT_START}:
                self._values[name] = DEFAULTS.get(name, "")

    def _write(self, name: str, value: str | tuple[str, ...] | None, words: "Words") -> None:
        from ethics_workshop.settings.writing import write_setting
        from ethics_workshop.words.settings import template

        write_setting(self.path, name, value, template(words))
        self._said = read_file(self.path)


def _sound(name: str, value: str | Sequence[str]) -> str | tuple[str, ...]:
    """Return `value` as it is to be written. Raises BadInput."""
    table, _, command = name.partition(".")
    if table == KEYS and command:
        keys, wrong = checked_keys([value] if isinstance(value, str) else list(value))
        if wrong is None:
            return keys
        raise BadInput(Problem.BAD_SETTING, name=name, value=" ".join(value), known=EXAMPLES[KEYS])
    if name not in KNOWN:
        raise _unknown(name)
    text = value if isinstance(value, str) else " ".join(value)
    if name == DATA and text:
        text = text if text.startswith("~") else os.path.abspath(text)  # noqa: PTH100  # the disk is not asked
    sound, wrong = checked(name, clean(text))
    if wrong is not None or not sound:
        known = ", ".join(CHOICES.get(name, ())) or EXAMPLES[name]
        raise BadInput(Problem.BAD_SETTING, name=name, value=text, known=known)
    return sound


def _unknown(name: str) -> BadInput:
    return BadInput(Problem.UNKNOWN_SETTING, name=name, known=", ".join((*NAMES, f"{KEYS}.ID")))
