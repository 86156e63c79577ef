"""A case with everything that its text needs, and how its sources are cited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ethics_workshop.domain.case import Case
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.text import Text
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import citation

FOUND = "found"


@dataclass(frozen=True, slots=True)
class Material:
    """A case with everything that its text needs: names by registry and key, and the references of all its parts."""

    case: Case
    names: Mapping[tuple[str, str], Text]
    references: Mapping[str, Reference]
    """By what cites them: an instrument and its section (`PA#7`). Their order is that of the footnotes."""

    pack: str = ""
    """The pack that the case comes from; empty where it is of a bank."""

    def number(self, key: str) -> str:
        """Return the footnote of a reference: `[1]`; empty for one that is not there."""
        place = next((n for n, known in enumerate(self.references, 1) if known == key), 0)
        return f"[{place}]" if place else ""


def gather(workshop: Workshop, case_id: str) -> Material:
    """Read a case and what it refers to. Raises Refused for one that is unknown or broken."""
    bank = workshop.bank
    case = bank.case(case_id)
    keys = [*(("topic", key) for key in case.topics), *(("value", key) for key in case.values)]
    keys += [*(("audience", key) for key in case.audiences), ("level", str(case.level))]
    cited = _cited(case)
    return Material(
        case,
        {key: bank.name_of(*key) for key in keys},
        dict(zip(cited, bank.references(cited), strict=True)),
        bank.packs().get(case.id, ""),
    )


def _cited(case: Case) -> list[str]:
    more = [key for scene in case.scenes for option in scene.options for key in option.refs]
    more += [key for question in case.trivia for key in question.refs]
    return list(dict.fromkeys([*case.refs, *more]))


def source_lines(text: Prose, material: Material, key: str, words: Words) -> None:
    """Add a reference to `text`: its footnote, instrument and section, and its address."""
    reference = material.references[key]
    found = reference.mark == FOUND
    lead = f"{material.number(key)} ".rjust(5)
    text.gap(citation(reference, words), STRONG if found else WARM, lead=lead, lead_style=COOL)
    text.say(words.text(reference.url), QUIET, indent=5)


def unverified(material: Material, keys: Iterable[str]) -> bool:
    """Whether one of `keys` was written from memory."""
    return any(material.references[key].mark != FOUND for key in keys if key in material.references)
