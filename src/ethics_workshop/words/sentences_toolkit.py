"""What goes wrong with the toolkit, as sentences."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

TOOLKIT: Mapping[Problem, tuple[str, str]] = {
    Problem.UNKNOWN_PAGE: (
        N_("The toolkit has no page “{page}”. Nothing was written."),
        N_("Its pages are {known}."),
    ),
    Problem.ONE_PAGE_OR_ALL: (
        N_("It is not clear which page to write. Nothing was written."),
        N_("Name one page, or write all of them into a folder with --all."),
    ),
}
