"""The desk that a command works at: words, settings, the workshop, and where to write."""

import os
import sys
import time
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ethics_workshop.words.language import Words

if TYPE_CHECKING:
    from ethics_workshop.services.workshop import Workshop
    from ethics_workshop.settings import Settings


class Desk:
    """Built once, at the start. The workshop is wired when a command first asks for it."""

    def __init__(self, language: str) -> None:
        self.words = Words(language)
        self._options: dict[str, Any] = {}
        self._began = time.time()
        self.on_screen = False
        """Whether the app says what there is to say."""

    def remember(self, name: str, value: Any) -> None:
        """Keep a global option: banks add up, of the others the later one wins."""
        if isinstance(value, tuple):
            self._options[name] = (*self._options.get(name, ()), *value)
        else:
            self._options[name] = value

    def named(self, name: str) -> str:
        """Return a global option as it was given on the command line; empty when it was not."""
        value = self._options.get(name)
        return value if isinstance(value, str) else ""

    @property
    def named_banks(self) -> tuple[str, ...]:
        """The banks that were named on the command line."""
        return tuple(self._options.get("bank_folders", ()))

    @cached_property
    def settings(self) -> "Settings":
        """The settings, from options, environment and the settings file. Raises BadInput."""
        from ethics_workshop.settings import read_settings

        return read_settings(
            self._options.get("data_folder"),
            self._options.get("bank_folders", ()),
            self._options.get("language"),
            self._options.get("acting_person"),
            os.environ,
        )

    def say_faults(self) -> None:
        """Say what is wrong in the settings file: the defaults hold there, and the work goes on."""
        if self.settings.faults:
            from ethics_workshop.words.settings import fault_line

            for fault in self.settings.faults:
                self.say(fault_line(fault, self.words))

    @cached_property
    def workshop(self) -> "Workshop":
        """Everything that people can do."""
        from ethics_workshop.wiring import build

        if not self.on_screen:
            self.say_faults()
        return build(self.settings)

    @property
    def idle(self) -> bool:
        """Whether no command asked for the records: nothing is open that would have to be closed."""
        return "workshop" not in self.__dict__ or not self.workshop.recording

    def say_clock(self) -> None:
        """Say that the clock is doubtful, where a command looked into the records; the app says it on Home."""
        if self.idle or self.on_screen:
            return
        import contextlib
        import datetime as dt

        from ethics_workshop.domain.error import StorageError

        doubt = None
        with contextlib.suppress(StorageError):  # what was asked for went well
            doubt = self.workshop.clock_check.doubt(dt.datetime.fromtimestamp(self._began, dt.UTC))
        if doubt is not None:
            from ethics_workshop.words.clock import warning

            self.say(self.words("Warning: {line}", line=warning(doubt, self.words)))

    @property
    def actor(self) -> str:
        """Who acts; may be empty."""
        return self.settings.actor

    def out(self, text: str) -> None:
        """Write an id or a value to standard output, cleaned of what a terminal would obey."""
        _write(sys.stdout, text)

    def say(self, text: str) -> None:
        """Write talk to standard error."""
        _write(sys.stderr, text)


def _write(stream: Any, text: str) -> None:
    from ethics_workshop.domain.text import clean

    lines = (clean(line) if line.strip() else "" for line in text.split("\n"))
    indents = (line[: len(line) - len(line.lstrip(" "))] for line in text.split("\n"))
    stream.write("\n".join(indent + line for indent, line in zip(indents, lines, strict=True)) + "\n")
    stream.flush()
