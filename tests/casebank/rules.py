"""What makes a bank of cases good, where a machine can tell: each rule returns what is wrong, a sentence a fault.

`cases check` judges one file at a time, also a stranger's; these rules judge the bank that we ship, as a whole.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ethics_workshop.domain.balance import words_in

Raw = dict[str, Any]
Cases = Mapping[str, Raw]
"""The data of the files by the ids of the cases."""

WORDS = (900, 1_600)
"""Words of a case in either language."""

SHARED = 8
"""Words of a sentence from which two cases must not both hold it."""

FLESCH_KINCAID = 10
"""The highest school grade of a case's scenes and choices in English."""

KANDEL_MOLES = 45
"""The lowest ease of a case's scenes and choices in French (Kandel and Moles, 1958: Flesch's formula for French)."""

FIRST_NAME = 3
"""Cases in which one first name may be used."""

ANSWER = 0.5
"""Share of the questions of one length whose right answer may stand at one place; of two choices, two thirds."""

_MARKS = re.compile(r"[*_`]")
_ENDS = re.compile(r"(?<=[.!?…])[\s»”]+|\n\n")
_NOBODY = re.compile(r"^(You|Your|The|A|An)\b")
_ORDINARY = {
    "reçu": re.compile(r"\b(?:ai|as|a|avons|avez|ont|avait|avaient|aurait|aussi|été|bien|déjà) reçus?\b"),
    "scène": re.compile(r"\bmise en scène\b"),
}
"""Where a word that stands for no term of ours is French like any other: *vous avez reçu*, but *un récépissé*."""


def units(node: Any) -> Iterator[dict[str, str]]:
    """Yield every text of a file, with both its languages."""
    if isinstance(node, dict):
        if isinstance(node.get("en"), str) and isinstance(node.get("fr"), str):
            yield node
            return
        node = list(node.values())
    for inner in node if isinstance(node, list) else ():
        yield from units(inner)


def length(cases: Cases) -> list[str]:
    """Every case is long enough to think about, and short enough for fifteen minutes."""
    low, high = WORDS
    counts = {
        (case, language): sum(words_in(unit[language]) for unit in units(data))
        for case, data in cases.items()
        for language in ("en", "fr")
    }
    return [f"{case} has {n} words ({lang})" for (case, lang), n in counts.items() if not low <= n <= high]


def own_sentences(cases: Cases) -> list[str]:
    """No sentence of any length stands in two cases: each is written from its own scene."""
    seen: dict[str, set[str]] = defaultdict(set)
    for case, data in cases.items():
        for unit in units(data):
            for text in unit.values():
                for sentence in _ENDS.split(_MARKS.sub("", text)):
                    said = re.findall(r"\w+", sentence.casefold())
                    if len(said) >= SHARED:
                        seen[" ".join(said)].add(case)
    return [f"{sorted(where)} share “{said}”" for said, where in seen.items() if len(where) > 1]


def readable(cases: Cases) -> list[str]:
    """Scenes and choices can be read by everybody, aloud and once."""
    import textstat

    texts = {case: _told(data) for case, data in cases.items()}
    faults = []
    textstat.set_lang("en_US")
    for case, told in texts.items():
        grade = textstat.flesch_kincaid_grade("\n".join(unit["en"] for unit in told))
        if grade > FLESCH_KINCAID:
            faults.append(f"{case}: Flesch-Kincaid {grade:.1f}")
    textstat.set_lang("fr")
    for case, told in texts.items():
        ease = textstat.flesch_reading_ease("\n".join(unit["fr"] for unit in told))
        if ease < KANDEL_MOLES:
            faults.append(f"{case}: Kandel-Moles {ease:.1f}")
    return faults


def _told(data: Raw) -> list[dict[str, str]]:
    """Return what a room reads of a case: scenes, and of the choices what they say, bring and mean."""
    found = []
    for scene in data["scene"]:
        found.append(scene["text"])
        for option in scene.get("option", []):
            found += [option[name] for name in ("label", "outcome", "feedback")]
    return [{language: _MARKS.sub("", text) for language, text in unit.items()} for unit in found]


def preferred_terms(cases: Cases, terms: list[Raw]) -> list[str]:
    """French says what the glossary says, and none of the words that it avoids."""
    avoided = [word for term in terms for word in term.get("avoid_fr", [])]
    found = []
    for case, data in cases.items():
        french = "\n".join(unit["fr"] for unit in units(data))
        for word in avoided:
            bare = _ORDINARY[word].sub("", french) if word in _ORDINARY else french
            if hit := re.search(rf"\b{word}s?\b", bare, re.IGNORECASE):
                around = bare[max(0, hit.start() - 30) : hit.end() + 20]
                found.append(f"{case}: “{word}” in “{' '.join(around.split())}”")
    return found


def many_names(cases: Cases) -> list[str]:
    """No first name goes from case to case, as if it came with a kind of person."""
    used: dict[str, set[str]] = defaultdict(set)
    for case, data in cases.items():
        for role in data["role"]:
            if not _NOBODY.match(name := role["name"]["en"]):
                used[name.split(",")[0].split()[0]].add(case)
    return [f"{name} is in {sorted(where)}" for name, where in used.items() if len(where) > FIRST_NAME]


def drafts(cases: Cases) -> list[str]:
    """No case is more than a draft before a subject-matter expert has read it, and none is about real people."""
    return [
        f"{case}: {data['status']}, fictional: {data['fictional']}"
        for case, data in cases.items()
        if data["status"] != "draft" or data["fictional"] is not True
    ]


def dated(cases: Cases) -> list[str]:
    """Every case says when its facts were checked and when to check them again: later, and within a year."""
    return [
        f"{case}: checked {data['fact_checked']}, review by {data['review_by']}"
        for case, data in cases.items()
        if not 0 < (data["review_by"] - data["fact_checked"]).days <= 366
    ]


def spread_answers(cases: Cases) -> list[str]:
    """Nobody answers by always taking the same place."""
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for data in cases.values():
        for question in data["trivia"]:
            places[len(question["choices"])][question["answer"]] += 1
    return [
        f"of {at.total()} questions with {choices} choices {n} are answered by number {place + 1}"
        for choices, at in places.items()
        for place, n in at.items()
        if n > at.total() * (ANSWER if choices > 2 else 2 / 3)
    ]


def consequences(cases: Cases) -> list[str]:
    """Somewhere in the bank a choice depends on an earlier one, and a case is told to another audience."""
    options = [o for data in cases.values() for s in data["scene"] for o in s.get("option", [])]
    faults = [] if any(option.get("when") for option in options) else ["no choice depends on another"]
    told = any(data.get("variant") for data in cases.values())
    return faults if told else [*faults, "no case is told to another audience"]


def complete(cases: Cases) -> list[str]:
    """Every case brings a new fact, a question to remember it by, and sentences to say."""
    faults = []
    for case, data in cases.items():
        said = [o for s in data["scene"] for o in s.get("option", []) if "say" in o]
        for name, there in (("inject", data["inject"]), ("trivia", data["trivia"]), ("say", said)):
            if not there:
                faults.append(f"{case} has no {name}")
    return faults
