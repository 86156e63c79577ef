"""“Pause: something real”: what the room sees, what the facilitator says, and the duties of the same day.

The sections are those of FACTS.md, sections 3 and 7; what one may promise, and may not, is in SESSION.md.
"""

from collections.abc import Mapping

from ethics_workshop.domain.text import Text, clean
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.texts import ASK_OFFICE

ROOM = (
    N_("We are taking a moment."),
    N_(
        "Stay as you are, or stretch your legs. We go on in a few minutes, or we stop for today: both are fine."
    ),
)
"""What the room sees: nothing of the case, and nothing of why."""

SAY = (
    N_("“I’m stopping us here.”"),
    N_("“This sounds real and deserves a better place than this room.”"),
    N_("“I’ll come to see you today.”"),
)
"""Three sentences to say."""

DUTIES = (
    N_("Ask no names, no details, no show of hands. Type nothing here or in the chat."),
    N_(
        "If you supervise this person, this may already be a disclosure (PSDPA, s. 12) or a notice of occurrence (SOR/2020-130, s. 15: oral is enough; contact within 7 days, s. 20)."
    ),
    N_("Today: see the person alone; call the senior officer or the designated recipient: {contacts}."),
    N_("If it is about you, do not handle it: give the person those two contacts, and PSIC."),
    N_("Do not stop them, do not promise secrecy, do not retaliate (PSDPA, s. 19)."),
)
"""For the facilitator alone."""

NOTHING_KEPT = N_("Nothing of this pause is recorded.")


def duties(local: Mapping[str, Text], words: Words) -> tuple[str, ...]:
    """Return the duties with the department's two contacts; “ask your V&E office” where none is filled in."""
    named = [
        clean(words.text(local[key])) for key in ("senior_officer", "designated_recipient") if key in local
    ]
    contacts = " · ".join(name for name in named if name) or words(ASK_OFFICE)
    return tuple(words(line, contacts=contacts) if "{contacts}" in line else words(line) for line in DUTIES)
