"""No picture of this process's memory, should it crash: asked for once ballots are in it, and never taken back.

What each system offers, and what none does, is in docs/decisions (the booth).
"""

import contextlib
import faulthandler
import sys

_NO_DUMPABLE = 4
"""`PR_SET_DUMPABLE` of Linux' prctl: with 0 the kernel writes no core, whoever collects them, and nobody attaches."""

_QUIET_END = 0x0001 | 0x0002
"""`SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX` of Windows: an end by a fault calls no error reporting."""

_NO_HEAP = 1
"""`WER_FAULT_REPORTING_FLAG_NOHEAP`: a report that is made all the same goes without the heap."""


def no_dumps() -> None:
    """Ask for no memory dumps of this process, and no Python tracebacks of a crash. What is refused is passed over."""
    faulthandler.disable()
    if sys.platform == "win32":
        _windows()
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _linux()


def _linux() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_NO_DUMPABLE, 0, 0, 0, 0)


def _windows() -> None:
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # there on Windows alone
        kernel.SetErrorMode(kernel.GetErrorMode() | _QUIET_END)
        kernel.WerSetFlags(_NO_HEAP)
