"""What the program starts with: options, then the environment, then the person's settings file, then the platform."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ethics_workshop.settings.fields import DATA, DEFAULTS, LANGUAGE
from ethics_workshop.settings.reading import Said, read_file
from ethics_workshop.words.language import LANGUAGE_VARIABLE, LANGUAGES, spoken
from ethics_workshop.words.place import SETTINGS_VARIABLE, settings_file

if TYPE_CHECKING:
    from pathlib import Path

    from ethics_workshop.domain.listing import Fault

DATA_VARIABLE = "ETHICS_WORKSHOP_DATA"
BANK_VARIABLE = "ETHICS_WORKSHOP_BANK"

PACKS = "packs"
"""The folder of the data folder that holds a department's own cases and statements; `local` is the one written here."""

LOCAL_PACK = "local"

PRACTICE_MARK = "PRACTICE.txt"
"""The file by which a data folder says that it is a practice run's, and is thrown away."""

DEMO_MARK = "DEMO.txt"
"""The file by which a data folder says that nothing in it is real, whoever opens it later."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program starts with. `banks` holds the folders in the order in which they are searched."""

    data: "Path"
    banks: "tuple[Path, ...]"
    language: str
    actor: str
    theme: str = DEFAULTS["theme"]
    unit: str = ""
    """The division that is proposed first, by its name or as `sector / branch / division`; may be empty."""
    second_screen: str = DEFAULTS["second_screen"]
    """Whether the facilitator has a screen that the room does not see: `ask`, `yes` or `no`."""
    file: str = ""
    """The path of the settings file, which need not exist; empty where there is to be none."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where a value comes from: `option`, `environment` or `file`; what is not named here is the default."""
    said: Said = field(default_factory=Said)
    """What the file says, also where something else goes before it, and what is wrong in it."""
    remembers: bool = False
    """Whether a choice made in passing is kept: not by who opened another data folder, to try or to check something."""

    @property
    def keys(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of commands, by the commands' ids and Textual's names of keys, where a person chose other ones."""
        return self.said.keys

    @property
    def faults(self) -> "tuple[Fault, ...]":
        """What is wrong in the settings file: the default holds there, and nobody is kept out."""
        return self.said.faults

    @property
    def cache(self) -> "Path":
        """The bank's cache: it may be deleted at any time."""
        return self.data / "bank-cache.db"

    @property
    def packs(self) -> "tuple[Path, ...]":
        """The department's own packs in the data folder, by name: each is read as a further bank."""
        try:
            return tuple(sorted(p for p in (self.data / PACKS).iterdir() if p.is_dir() and p.name[0] != "."))
        except OSError:  # none, or not to be read: the banks that were named are still there
            return ()

    @property
    def local_pack(self) -> "Path":
        """The pack that this computer writes into; it need not exist."""
        return self.data / PACKS / LOCAL_PACK

    @property
    def own_agendas(self) -> "Path":
        """The folder of a department's own agendas; it need not exist."""
        return self.data / "agendas"

    @property
    def practice(self) -> bool:
        """Whether the data folder is a practice run's."""
        return (self.data / PRACTICE_MARK).exists()

    @property
    def demo(self) -> bool:
        """Whether what is in the data folder was made up (`settings.demo`)."""
        return (self.data / DEMO_MARK).exists()


def read_settings(
    data: str | None, banks: Sequence[str], language: str | None, actor: str | None, env: Mapping[str, str]
) -> Settings:
    """Return the settings from options, environment and the settings file. Raises BadInput for an unknown language."""
    from pathlib import Path

    path = settings_file(env)
    said = read_file(path)
    values, origins = dict(said.values), dict.fromkeys(said.values, "file")
    for name, given, kind in (
        (DATA, env.get(DATA_VARIABLE), "environment"),
        (LANGUAGE, env.get(LANGUAGE_VARIABLE), "environment"),
        (DATA, data, "option"),
        (LANGUAGE, language, "option"),
        ("who", actor, "option"),
    ):
        if given:
            values[name], origins[name] = given, kind
    folder = values.get(DATA, "")
    named = list(banks) or [b for b in env.get(BANK_VARIABLE, "").split(os.pathsep) if b]
    return Settings(
        data=Path(folder).expanduser() if folder else _platform_data(),
        banks=tuple(Path(b).expanduser() for b in named) or (shipped_bank(),),
        language=pick_language(values.get(LANGUAGE), {**env, LANGUAGE_VARIABLE: ""}),
        actor=values.get("who", ""),
        theme=values.get("theme", DEFAULTS["theme"]),
        unit=values.get("unit", ""),
        second_screen=values.get("second_screen", DEFAULTS["second_screen"]),
        file=path,
        origins=origins,
        said=said,
        remembers=path != os.devnull
        and (bool(env.get(SETTINGS_VARIABLE)) or origins.get(DATA, "file") == "file"),
    )


def pick_language(option: str | None, env: Mapping[str, str]) -> str:
    """Return the language of the program. Raises BadInput for one that it does not speak."""
    named = option or env.get(LANGUAGE_VARIABLE) or ""
    if named and named.lower() not in LANGUAGES:
        from ethics_workshop.domain.error import BadInput, Problem

        raise BadInput(Problem.BAD_LANGUAGE, value=named)
    return spoken(named, env)


def first_language(named: str, env: Mapping[str, str]) -> str:
    """Return the language before anything is parsed: the one named, the environment's, the file's, or the locale's."""
    if not named and not env.get(LANGUAGE_VARIABLE):
        named = read_file(settings_file(env)).values.get(LANGUAGE, "")
    return spoken(named, env)


def shipped_bank() -> "Path":
    """Return the bank inside the wheel, or the one beside the sources in a clone."""
    from pathlib import Path

    inside = Path(__file__).parents[1] / "casebank"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "casebank"


def _platform_data() -> "Path":
    from pathlib import Path

    from platformdirs import user_data_dir

    return Path(user_data_dir("ethics-workshop", appauthor=False))


def log_failure(trace: Sequence[str], folder: "Path") -> str:
    """Write the trace of an unforeseen error into the data folder, 0600; return its path, or an empty text."""
    target = folder / "failure.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600)
        target.write_text("".join(trace), encoding="utf-8")
    except OSError:
        return ""
    return str(target)
