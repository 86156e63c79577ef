"""A case bank of any size: the shipped case again and again, with other words of the same length in it.

Every case of it is sound: what the checker compares (lengths of both languages, of a label, of the scene that is
voted on) does not change. The words follow Zipf's law, so that some are in every case and most in a few.
"""

import random
import re
import shutil
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

SEED = 7
WORDS = 6000
"""Different words a language, as in a bank of some hundred cases written by people."""

_TEXT = re.compile(r'\b(en|fr)\s*=\s*("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*")')
_WORD = re.compile(r"(?<![@\w-])[^\W\d_]{4,}(?![@\w-])")
_SYLLABLES = {
    "en": [
        "ack",
        "ane",
        "ber",
        "con",
        "dle",
        "ent",
        "ful",
        "gra",
        "hou",
        "ing",
        "ish",
        "ker",
        "lam",
        "mon",
        "ner",
        "ous",
        "pri",
        "que",
        "rea",
        "sto",
        "ter",
        "und",
        "ver",
        "wal",
        "ess",
        "hip",
    ],
    "fr": [
        "aire",
        "bon",
        "ché",
        "dres",
        "eau",
        "elle",
        "fér",
        "gue",
        "ille",
        "jou",
        "lan",
        "mai",
        "nou",
        "ont",
        "pré",
        "que",
        "rai",
        "sou",
        "tère",
        "une",
        "vei",
        "ège",
        "ôt",
        "âme",
        "ier",
        "our",
    ],
}
_LISTS = {
    "topics": ("social-media", "ai", "coi", "privacy", "values", "respect", "misconduct", "openness"),
    "audiences": (
        "processing-officer",
        "call-centre",
        "policy-analyst",
        "data-it",
        "manager",
        "executive",
        "all",
    ),
    "values": ("democracy", "respect-people", "integrity", "stewardship", "excellence"),
}


class Cases:
    """The texts of sound cases in the shape of `model`, a case file's text. The same seed gives the same cases."""

    def __init__(self, model: str, seed: int = SEED) -> None:
        self._chance = random.Random(seed)
        self._parts: list[str] = []
        self._taken: dict[tuple[str, int], list[int]] = {}
        """By language and length: which parts are words to put others for."""
        self._take_apart(model)
        self._drawn = {place: self._vocabulary(*place) for place in self._taken}

    def text(self, number: int) -> tuple[str, str]:
        """Return the id and the text of one more case; `number` is its own in the matrix."""
        chance, parts = self._chance, self._parts.copy()
        for place, taken in self._taken.items():
            words, weights = self._drawn[place]
            for at, new in zip(taken, chance.choices(words, cum_weights=weights, k=len(taken)), strict=True):
                parts[at] = new.capitalize() if parts[at][0].isupper() else new
        case_id = f"G{number:05}-{'-'.join(chance.choices(_SYLLABLES['en'], k=2))}"
        return case_id, self._filed("".join(parts), case_id)

    def _take_apart(self, model: str) -> None:
        at = 0
        for text in _TEXT.finditer(model):
            for word in _WORD.finditer(model, *text.span(2)):
                self._parts += [model[at : word.start()], word[0]]
                self._taken.setdefault((text[1], len(word[0])), []).append(len(self._parts) - 1)
                at = word.end()
        self._parts.append(model[at:])

    def _vocabulary(self, language: str, length: int) -> tuple[list[str], list[float]]:
        """Return words of one length and their cumulated weights: the model's own come first, and most often."""
        words = list(dict.fromkeys(self._parts[at].lower() for at in self._taken[language, length]))
        while len(words) < WORDS // 12:
            made = "".join(self._chance.choices(_SYLLABLES[language], k=length // 2))[:length]
            words.append(made if len(made) == length else made.ljust(length, "e"))
        return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def _filed(self, text: str, case_id: str) -> str:
        chance = self._chance
        text = re.sub(r'^id = "[^"]*"', f'id = "{case_id}"', text, count=1, flags=re.MULTILINE)
        for name, keys in _LISTS.items():
            chosen = ", ".join(f'"{key}"' for key in chance.sample(keys, chance.choice((1, 1, 2))))
            text = re.sub(rf"^{name} = \[[^\]]*\]", f"{name} = [{chosen}]", text, count=1, flags=re.MULTILINE)
        text = re.sub(r"^level = \d", f"level = {chance.randint(1, 3)}", text, count=1, flags=re.MULTILINE)
        huddle = chance.choice((8, 10, 15, 20, 30))
        return re.sub(r"^minutes = .*", f"minutes = [5, {huddle}, 45]", text, count=1, flags=re.MULTILINE)


def generated(count: int, shipped: Path, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield the ids and texts of `count` sound cases in the shape of the case of the bank `shipped`."""
    model = min(shipped.glob("cases/*/*.toml")).read_text(encoding="utf-8")
    cases = Cases(model, seed)
    return (cases.text(number) for number in range(1, count + 1))


def write_bank(folder: Path, count: int, shipped: Path, seed: int = SEED) -> Path:
    """Write a bank of `count` sound cases, with the registries of the bank `shipped`, and return its folder."""
    shutil.copytree(shipped, folder, ignore=shutil.ignore_patterns("cases"))
    for number, (case_id, text) in enumerate(generated(count, shipped, seed)):
        path = folder / "cases" / f"g{number // 500:02}" / f"{case_id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
