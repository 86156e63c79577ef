"""Where data and banks are, and which language is spoken: options, then the environment, then the platform."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.words.language import LANGUAGE_VARIABLE, LANGUAGES, spoken

DATA_VARIABLE = "ETHICS_WORKSHOP_DATA"
BANK_VARIABLE = "ETHICS_WORKSHOP_BANK"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program starts with. `banks` holds the folders in the order in which they are searched."""

    data: Path
    banks: tuple[Path, ...]
    language: str
    actor: str

    @property
    def cache(self) -> Path:
        """The bank's cache: it may be deleted at any time."""
        return self.data / "bank-cache.db"


def read_settings(
    data: str | None, banks: Sequence[str], language: str | None, actor: str | None, env: Mapping[str, str]
) -> Settings:
    """Return the settings from options and environment. Raises BadInput for an unknown language."""
    folder = data or env.get(DATA_VARIABLE) or ""
    named = list(banks) or [b for b in env.get(BANK_VARIABLE, "").split(os.pathsep) if b]
    return Settings(
        data=Path(folder).expanduser() if folder else _platform_data(),
        banks=tuple(Path(b).expanduser() for b in named) or (shipped_bank(),),
        language=pick_language(language, env),
        actor=actor or "",
    )


def pick_language(option: str | None, env: Mapping[str, str]) -> str:
    """Return the language of the program. Raises BadInput for one that it does not speak."""
    named = option or env.get(LANGUAGE_VARIABLE) or ""
    if named and named.lower() not in LANGUAGES:
        raise BadInput(Problem.BAD_LANGUAGE, value=named)
    return spoken(named, env)


def shipped_bank() -> Path:
    """Return the bank inside the wheel, or the one beside the sources in a clone."""
    inside = Path(__file__).parent / "casebank"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "casebank"


def _platform_data() -> Path:
    from platformdirs import user_data_dir

    return Path(user_data_dir("ethics-workshop", appauthor=False))


def log_failure(trace: Sequence[str], folder: Path) -> str:
    """Write the trace of an unforeseen error into the data folder, 0600; return its path, or an empty text."""
    target = folder / "failure.log"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.touch(mode=0o600)
        target.write_text("".join(trace), encoding="utf-8")
    except OSError:
        return ""
    return str(target)
