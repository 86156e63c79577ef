"""The cases that were found, each with the passage in which the words are."""

from collections.abc import Iterator, Sequence

from ethics_workshop.domain.listing import CaseSummary, Snippet
from ethics_workshop.services.ports import CaseBank
from ethics_workshop.words.language import Words

PASSAGES = 100
"""Cases of which the passage is looked for: nobody reads further, and each must be opened for it."""


def found_lines(
    bank: CaseBank, keys: Sequence[int], typed: str, words: Words
) -> Iterator[tuple[CaseSummary, str]]:
    """Yield the cases of `keys`; the first ones with the passage that holds what was typed, marked as in Markdown."""
    for number, key in enumerate(keys):
        passage = bank.snippet(key, typed, words.language) if typed and number < PASSAGES else Snippet("")
        for case in bank.summaries([key]):
            yield case, marked(passage)


def marked(passage: Snippet) -> str:
    """Return a passage with the words that were found between `**`."""
    return "".join(f"**{text}**" if found else text for text, found in passage.pieces())
