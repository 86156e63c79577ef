"""Whether a screen reader is at work. A screen of boxes tells it little; plain commands tell it everything."""

import sys
from collections.abc import Mapping

VARIABLE = "ETHICS_WORKSHOP_SCREEN_READER"
"""`1` says that there is one, `0` that there is none: systems other than Windows have no flag that can be asked."""

SPI_GETSCREENREADER = 0x0046
"""What to ask SystemParametersInfo on Windows; screen readers set the flag while they run."""


def has_screen_reader(env: Mapping[str, str]) -> bool:
    """Return what the variable says; where it says nothing, what Windows says; elsewhere False."""
    said = env.get(VARIABLE, "")
    if said:
        return said != "0"
    return _windows_says_so() if sys.platform == "win32" else False


def _windows_says_so() -> bool:
    import ctypes

    flag = ctypes.c_int(0)
    user32 = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    asked = user32.SystemParametersInfoW(SPI_GETSCREENREADER, 0, ctypes.byref(flag), 0)
    return bool(asked) and bool(flag.value)
