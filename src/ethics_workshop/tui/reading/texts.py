"""What the case bank's screen says: a row, the preview, the files with faults, and what to do when nothing matches."""

from collections.abc import Sequence

from ethics_workshop.domain.listing import CaseSummary, Fault, Severity, Snippet
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.tui.catalogue import Names, Result
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, Prose, paragraphs
from ethics_workshop.tui.reading.choices import choice_name, chosen
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import case_status_name


def headline(result: Result, names: Names, words: Words) -> str:
    """Return what the top line says: how many of how many, and by which choices."""
    if result.query == CaseQuery():
        return words.n("{n} case study", "{n} case studies", len(result.keys))
    parts = [words("{n} of {total}", n=0 if result.near else len(result.keys), total=result.total)]
    held = [choice_name(group, key, names, words) for group, key in chosen(result.query)]
    return "  ›  ".join([*parts, " · ".join(held)] if held else parts)


def note(result: Result, meant: str, key: str, words: Words) -> str:
    """Return the line above near misses, with the words that may have been `meant` and the `key` that takes them.

    Empty where the words were found.
    """
    near = result.near and result.keys
    if meant and near:
        return words("Did you mean “{text}”? {key} takes it. The nearest:", text=meant, key=key)
    if meant:
        return words("Did you mean “{text}”? {key} takes it.", text=meant, key=key)
    return words("No exact match. The nearest:") if near else ""


def nothing(result: Result, meant: str, key: str, words: Words) -> str:
    """Return what an empty list says, and what to do; `key` is the one that goes back."""
    held = bool(chosen(result.query))
    if meant:
        return words("No case has these words.")
    if result.query.words and held:
        return words("No case matches these words and filters. {key} clears them.", key=key)
    if result.query.words:
        return words("No case has these words, nor words like them. Try fewer, or the beginning of one.")
    if held:
        return words("No case matches these filters. {key} clears them.", key=key)
    return words("The case bank holds no case that can be opened.")


def trouble(faults: Sequence[Fault], key: str, words: Words) -> str:
    """Return the line on files with faults, and the key that tells more; empty where there are none."""
    broken = len({fault.path for fault in faults if fault.severity is Severity.BREAKING})
    faulty = len({fault.path for fault in faults})
    if broken:
        count = words.n("{n} file could not be opened", "{n} files could not be opened", broken)
        return words("{count}; the others work. {key}: what is wrong, and where.", count=count, key=key)
    if faulty:
        count = words.n("{n} file has something to mend", "{n} files have something to mend", faulty)
        return words("{count}. {key}: what is wrong, and where.", count=count, key=key)
    return ""


def row(case: CaseSummary, names: Names, words: Words) -> tuple[str, str, str]:
    """Return what a row says: the title, the minutes of a huddle, and level, topic and audience: the shortest first."""
    said = [
        _named("level", [str(case.level)], names, words),
        _named("topic", case.topics[:1], names, words),
        _named("audience", case.audiences[:1], names, words),
    ]
    return words.text(case.title), words("{n} min", n=case.minutes[1]), " · ".join(filter(None, said))


def preview(case: CaseSummary, why: Text | None, passage: Snippet, names: Names, words: Words) -> Prose:
    """Return what the preview says of a case, `why` it is in a playlist, and the passage in which words were found.

    Where it is low, how the story goes on is the first to be left out.
    """
    solo, huddle, workshop = case.minutes
    text = Prose().say(words.text(case.title), STRONG).gap(words.text(case.hook))
    text.gap(words.text(case.tension), "$now")
    if why is not None:
        text.gap(words.text(why), lead=words("Playlist:") + " ", lead_style=QUIET)
    text.passage(passage.pieces(), lead=words("Found:") + " ")
    text.things(_named("value", case.values, names, words), COOL, spare=1, gap=bool(passage.text or why))
    for number, paragraph in enumerate(paragraphs(words.text(case.opening))):
        text.gap(paragraph, "$foreground", spare=8 if number else 3)
    sizes = words("{solo} min alone · {huddle} min huddle · {workshop} min workshop",
                  solo=solo, huddle=huddle, workshop=workshop)  # fmt: skip
    text.things(sizes, QUIET, gap=True, spare=2)
    text.things(_named("topic", case.topics, names, words), QUIET, gap=True, spare=4)
    text.things(_named("audience", case.audiences, names, words), QUIET, gap=True, spare=5)
    return text.gap(case_status_name(case.status, words), QUIET, spare=6)


def _named(registry: str, keys: Sequence[str], names: Names, words: Words) -> str:
    return " · ".join(words.text(names[registry, key]) for key in keys if (registry, key) in names)
