"""Where a person's settings file is. Every start asks, for the language of its first word: nothing is imported.

It stands in this room because `settings` imports what `--help` has no use for (docs/decisions/0002-start-up.md).
"""

import os
import sys
from collections.abc import Mapping

SETTINGS_VARIABLE = "ETHICS_WORKSHOP_SETTINGS"
"""Names another settings file."""

NAME = "settings.toml"
_FOLDER = "ethics-workshop"


def settings_file(env: Mapping[str, str]) -> str:
    """Return the path of the settings file, which need not exist: the one that is named, else the platform's place."""
    named = env.get(SETTINGS_VARIABLE, "")
    if named:
        return os.path.expanduser(named)  # noqa: PTH111  # pathlib is not imported for `--help`
    return os.path.join(_config_folder(), NAME)  # noqa: PTH118


def _config_folder() -> str:
    """Return the platform's folder. On Linux by hand, as platformdirs has it (a test compares): `--help` asks too."""
    if sys.platform == "linux":
        base = os.environ.get("XDG_CONFIG_HOME", "").strip() or os.path.expanduser("~/.config")  # noqa: PTH111
        return os.path.join(base, _FOLDER)  # noqa: PTH118
    from platformdirs import user_config_dir

    return user_config_dir(_FOLDER, appauthor=False)
