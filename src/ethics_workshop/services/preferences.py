"""What a person set for themselves, and keeping it: a port of its own, which the screens and commands share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from ethics_workshop.domain.listing import Fault
from ethics_workshop.words.language import Words


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting. `value` is in force now; it comes from the `origin`: `option`, `environment`, `file` or `default`.

    `filed` is what the settings file says (empty for nothing), also where something else goes before it. `choices`
    are the words that it may hold; none where it is a free text.
    """

    name: str
    value: str
    origin: str
    filed: str = ""
    choices: tuple[str, ...] = ()


class Preferences(Protocol):
    """The settings of one person."""

    @property
    def path(self) -> str:
        """The settings file, which need not exist."""
        ...

    @property
    def remembers(self) -> bool:
        """Whether a choice made in passing (a key for the language or the colours) is kept in the file."""
        ...

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the file: the default holds there."""
        ...

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of commands, by the commands' ids, where a person chose other ones."""
        ...

    def all(self) -> list[Preference]:
        """Return every setting, in the order of the file."""
        ...

    def one(self, name: str) -> Preference:
        """Return one setting. Raises BadInput for an unknown name."""
        ...

    def keep(self, name: str, value: str | Sequence[str], words: Words) -> None:
        """Write one setting, or the keys of a command (`keys.ID`), into the file; what else is in it stays.

        A new file gets its remarks in the language of `words`. Raises BadInput for an unknown name, a value that it
        cannot hold, and a file that is no TOML; StorageError when it cannot be written.
        """
        ...

    def drop(self, name: str, words: Words) -> None:
        """Take one setting out of the file: the default holds again. Raises as `keep` does."""
        ...
