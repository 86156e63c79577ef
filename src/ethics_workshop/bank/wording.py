"""What of a case is looked through by a search, and what a person typed as words that can be looked for."""

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ethics_workshop.domain.text import Text

if TYPE_CHECKING:
    from ethics_workshop.domain.case import Case

TYPED_LIMIT = 1_000
"""Characters of what was typed that are looked at; the rest of a paste finds nothing more."""

WORDS_LIMIT = 12
"""Words that are looked for at once."""

WORD_LIMIT = 40
"""Characters of a word; the longest one of either language is shorter."""

_WORD = re.compile(r"[^\W_]+")


def words_of(typed: str) -> tuple[str, ...]:
    """Return the words in what was typed, each once: without case, accents, apostrophes and other signs.

    Letters and digits alone are left, so that nothing typed can be syntax.
    """
    decomposed = unicodedata.normalize("NFKD", spelt(typed[:TYPED_LIMIT].casefold()))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    found = dict.fromkeys(word[:WORD_LIMIT] for word in _WORD.findall(bare))
    return tuple(found)[:WORDS_LIMIT]


def head_of(case: "Case") -> tuple[str, str, str]:
    """Return what a case is announced by, in both languages: title; hook and tension; number."""
    return spelt(_both(case.title)), spelt(f"{_both(case.hook)} {_both(case.tension)}"), case.id


def story_of(case: "Case") -> str:
    """Return what is told in a case, in both languages: people, scenes, choices, new facts, analysis, rules."""
    told = (piece for text in _told(case) for piece in (text.en, text.fr))
    rules = (ref for scene in case.scenes for option in scene.options for ref in option.refs)
    return spelt(" ".join((*told, *rules, *case.refs)))


def texts_of(case: "Case") -> Iterator[Text]:
    """Yield what a case is found by but its title and its names: hook and tension, then what is told."""
    yield case.hook
    yield case.tension
    yield from _told(case)


def _told(case: "Case") -> Iterator[Text]:
    texts: list[Text | None] = [role.name for role in case.roles]
    for scene in case.scenes:
        texts += (scene.text, scene.question, scene.discuss)
        for option in scene.options:
            texts += (option.label, option.outcome, option.feedback, option.why_people_choose, option.say)
    for inject in case.injects:
        texts += (inject.text, inject.ask)
    analysis = case.analysis
    texts += (analysis.issue, analysis.line, analysis.judgment, analysis.say, analysis.follow_up)
    return filter(None, texts)


def _both(text: Text) -> str:
    return f"{text.en} {text.fr}"


def spelt(text: str) -> str:
    """Return `text` with its ligatures spelt out, as they are typed."""
    return text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
