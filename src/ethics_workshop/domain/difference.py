"""What changed between two versions of a text: sentence by sentence, and inside a sentence word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

_SENTENCE_ENDS = re.compile(r"[.!?…]+[\"”»’)*_\u00a0\u202f]*\s+|\n\s*")
_WORD = re.compile(r"\S+|\s+")

ALIKE = 0.5
"""Share of words in common from which two sentences are one that was changed, and not another one."""

WORK_LIMIT = 4_000_000
"""Comparisons beyond which what differs is told as a whole: comparing takes the product of both lengths at worst."""


class ChangeKind(StrEnum):
    """What became of a passage."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of a changed sentence: `same`, `removed` or `added`."""

    kind: ChangeKind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A passage before and after, each exactly as it stands in its text: all of them together are the whole texts."""

    kind: ChangeKind
    before: str
    after: str
    words: tuple[Words, ...] = ()
    """Of a changed sentence: its words in order, those removed before those that took their place."""


def compare(before: str, after: str) -> tuple[Change, ...]:
    """Return what leads from one text to the other, in order."""
    old, new = _sentences(before), _sentences(after)
    found: list[Change] = []
    for tag, i, i_end, j, j_end in _opcodes(old, new):
        if tag == "equal":
            same = "".join(old[i:i_end])
            found.append(Change(ChangeKind.SAME, same, same))
        else:
            found += _replaced(old[i:i_end], new[j:j_end])
    return tuple(found)


def differs(changes: Sequence[Change]) -> bool:
    """Whether anything changed."""
    return any(change.kind is not ChangeKind.SAME for change in changes)


def _sentences(text: str) -> list[str]:
    cuts = [0, *(found.end() for found in _SENTENCE_ENDS.finditer(text)), len(text)]
    return [text[i:j] for i, j in pairwise(cuts) if i < j]


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    if len(old) * len(new) > WORK_LIMIT:
        return [("replace", 0, len(old), 0, len(new))]
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _replaced(old: list[str], new: list[str]) -> list[Change]:
    """Return how sentences became others: each with the next one that is like it, the rest removed and added."""
    found: list[Change] = []
    if len(old) * len(new) > WORK_LIMIT // 1000:
        return [_removed("".join(old)), _added("".join(new))]
    reached = 0
    for sentence in old:
        like = next((at for at in range(reached, len(new)) if _alike(sentence, new[at])), None)
        if like is None:
            found.append(_removed(sentence))
            continue
        found += [_added(skipped) for skipped in new[reached:like]]
        found.append(Change(ChangeKind.CHANGED, sentence, new[like], _words(sentence, new[like])))
        reached = like + 1
    return found + [_added(rest) for rest in new[reached:]]


def _alike(before: str, after: str) -> bool:
    old, new = before.split(), after.split()
    if not old or not new or len(old) * len(new) > WORK_LIMIT:
        return old == new
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _words(before: str, after: str) -> tuple[Words, ...]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Words] = []
    for tag, i, i_end, j, j_end in _opcodes(old, new):
        if tag == "equal":
            found.append(Words(ChangeKind.SAME, "".join(old[i:i_end])))
            continue
        if i < i_end:
            found.append(Words(ChangeKind.REMOVED, "".join(old[i:i_end])))
        if j < j_end:
            found.append(Words(ChangeKind.ADDED, "".join(new[j:j_end])))
    return tuple(found)


def _removed(text: str) -> Change:
    return Change(ChangeKind.REMOVED, text, "")


def _added(text: str) -> Change:
    return Change(ChangeKind.ADDED, "", text)
