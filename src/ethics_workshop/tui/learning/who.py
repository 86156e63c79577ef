"""Who learns, or whose team or record it is: the person who acts, or whoever says so in a dialog that finds people."""

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.people import Person
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.dialogs.chooser import Chooser
from ethics_workshop.tui.people import search_people
from ethics_workshop.tui.shell import Shell
from ethics_workshop.words.language import N_

WHO_LEARNS = N_("Who learns? Type your name or your id.")


async def learner(app: Shell) -> Person | None:
    """Return who learns; None after Escape. Raises Refused where there is no roster to choose from, StorageError."""
    return await asked(app, WHO_LEARNS)


def named(name: str, aside: str) -> str:
    """Return the right end of the top line with who was asked for in the place of who acts."""
    language = aside.rpartition(" · ")[2]
    return f"{name} · {language}" if name else language


async def asked(app: Shell, heading: str) -> Person | None:
    """Return who acts, or whoever says so under `heading` (a msgid); None after Escape. Raises as `learner`.

    Who says so here acts nowhere else by it, and is asked again the next time: the window may be somebody else's.
    """
    found = await app.call(_acting, app.workshop, app.actor)
    if found is not None:
        return found

    async def search(asked: str) -> list[Choice]:
        people = await app.call(search_people, app.workshop, asked)
        return [Choice(p.person_id, p.name, f"{p.unit.division} · {p.person_id}") for p in people]

    chosen = await app.push_screen_wait(Chooser(heading, [], search=search))
    return await app.call(app.workshop.roster.find, chosen[0]) if chosen else None


def _acting(workshop: Workshop, actor: str) -> Person | None:
    """Return the person who acts, if the roster knows them. Raises Refused where nobody is on it, StorageError."""
    if not workshop.roster.count():
        raise Refused(Problem.NO_ROSTER)
    try:
        return workshop.roster.find(actor) if actor else None
    except Refused:
        return None
