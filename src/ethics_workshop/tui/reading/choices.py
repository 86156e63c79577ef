"""The choices by which a bank is narrowed: a pure change of the query, and the lines that show it."""

from collections.abc import Iterable
from dataclasses import replace

from ethics_workshop.domain.text import fold
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.tui.catalogue import Counts, Names
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.words.language import N_, Words

GROUPS = (
    ("topic", N_("Topic")),
    ("track", N_("Playlists")),
    ("minutes", N_("Time")),
    ("level", N_("Level")),
    ("value", N_("Value")),
    ("audience", N_("Audience")),
)
"""The groups, in the order of the panel."""

ON, OFF = "●", "○"


def toggled(query: CaseQuery, group: str, key: str) -> CaseQuery:
    """Return `query` with a choice taken or given back; of the times only one holds."""
    match group:
        case "topic":
            return replace(query, topics=query.topics ^ {key})
        case "value":
            return replace(query, values=query.values ^ {key})
        case "audience":
            return replace(query, audiences=query.audiences ^ {key})
        case "track":
            return replace(query, tracks=query.tracks ^ {key})
        case "level":
            return replace(query, levels=query.levels ^ {int(key)})
        case _:
            return replace(query, minutes=0 if query.minutes == int(key) else int(key))


def chosen(query: CaseQuery) -> list[tuple[str, str]]:
    """Return the choices that are in force, by group and key, in the order of the panel."""
    held: dict[str, Iterable[str]] = {
        "topic": query.topics,
        "track": query.tracks,
        "minutes": [str(query.minutes)] if query.minutes else [],
        "level": map(str, query.levels),
        "value": query.values,
        "audience": query.audiences,
    }
    return [(group, key) for group, _ in GROUPS for key in sorted(held[group])]


def cleared(query: CaseQuery) -> CaseQuery:
    """Return `query` with its words alone."""
    return CaseQuery(words=query.words)


def choice_name(group: str, key: str, names: Names, words: Words) -> str:
    """Return what a choice is called."""
    if group == "minutes":
        return words("up to {n} min", n=int(key))
    return words.text(names[group, key]) if (group, key) in names else key


def lines(counts: Counts, query: CaseQuery, names: Names, words: Words, *, airy: bool) -> list[Choice]:
    """Return the lines of the panel: a heading for each group, and its choices in an order that never changes.

    Headings and the empty lines between groups (with `airy`) have no key.
    """
    held = set(chosen(query))
    found: list[Choice] = []
    for group, heading in GROUPS:
        keys = {key for of, key in (*counts, *held) if of == group}
        if not keys:
            continue
        if found and airy:
            found.append(Choice("", ""))
        found.append(Choice("", words(heading)))
        named = [(key, choice_name(group, key, names, words)) for key in keys]
        named.sort(key=lambda pair: (int(pair[0]) if pair[0].isdecimal() else 0, fold(pair[1])))
        found.extend(
            Choice(
                f"{group} {key}",
                name,
                str(counts.get((group, key), 0)),
                ON if (group, key) in held else OFF,
            )
            for key, name in named
        )
    return found
