"""What a person who learns alone is told. Promises here may not change lightly."""

from collections.abc import Mapping

from ethics_workshop.domain.play import Progress
from ethics_workshop.words.language import N_, P_, Words

PROGRESS: Mapping[Progress, str] = {
    Progress.NOT_BEGUN: P_("progress", "not begun"),
    Progress.UNDER_WAY: P_("progress", "under way"),
    Progress.FINISHED: P_("progress", "finished"),
    Progress.CHANGED: P_("progress", "changed since: it begins again"),
    Progress.GONE: P_("progress", "no longer in the case bank"),
}

PRIVATE = N_(
    "What you choose stays in a private file of your own on this computer: it is never recorded, and never sent."
)
"""The promise, before the first scene."""


def progress_name(progress: Progress, words: Words) -> str:
    """Return how far somebody is, in words."""
    return words.p("progress", PROGRESS[progress])
