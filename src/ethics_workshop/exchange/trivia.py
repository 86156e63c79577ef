"""Questions of the bank as plain text for paper, and as a file of notes that Anki imports."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.text import Text, clean, emphasis
from ethics_workshop.domain.trivia import LETTERS, Card
from ethics_workshop.exchange.page import write_page
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import citation

Held = tuple[Card, Sequence[Reference]]

ANKI_HEADERS = ("#separator:tab", "#html:false", "#guid column:1", "#tags column:4")
"""What tells Anki how to read the rest (docs.ankiweb.net/importing/text-files.html, “File Headers”)."""


def write_trivia(cards: Sequence[Held], kind: str, words: Words, out: Path) -> None:
    """Write questions as `text` or for `anki`, in the language of `words`, whole or not at all.

    Implements the port TriviaWriter. Raises BadInput where one may not write, StorageError for a full disk.
    """
    write_page(as_anki(cards, words) if kind == "anki" else as_text(cards, words), out)


def as_anki(cards: Iterable[Held], words: Words) -> str:
    """Return notes of four columns: a name that stays the same, the question with its choices, the answer, and tags.

    Every field is quoted: whatever stands in a text, no line of it begins a note, a comment or a header. Importing the
    file again renews the notes and leaves what Anki knows of them; a question of another revision is another note.
    """
    lines = io.StringIO()
    rows = csv.writer(lines, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for card, references in cards:
        front = "\n".join((_one_line(card.question.q, words), "", *_choices(card, words)))
        back = "\n".join((_right(card, words), "", *_reasons(card, references, words)))
        rows.writerow((_name(card, words), front, back, _tags(card)))
    return "\n".join((*ANKI_HEADERS, lines.getvalue()))


def as_text(cards: Sequence[Held], words: Words) -> str:
    """Return the questions case by case, each with its answer under it."""
    lines = [words.n("{n} question", "{n} questions", len(cards)), ""]
    for case_id, group in groupby(cards, key=lambda held: held[0].case_id):
        held = list(group)
        lines += [f"{case_id} · {_one_line(held[0][0].title, words)}", ""]
        for number, (card, references) in enumerate(held, 1):
            lines.append(f"{number}. {_one_line(card.question.q, words)}")
            lines += [f"   {line}" for line in _choices(card, words)]
            lines.append("   " + words("Answer: {text}", text=_right(card, words)))
            lines += [f"   {line}" for line in _reasons(card, references, words)]
            lines.append("")
    return "\n".join(lines)


def _name(card: Card, words: Words) -> str:
    revision = card.question.revision
    return f"{card.id}.{words.language}" + (f".{revision}" if revision > 1 else "")


def _choices(card: Card, words: Words) -> Iterator[str]:
    for letter, choice in zip(LETTERS, card.question.choices, strict=False):
        yield f"{letter}. {_one_line(choice, words)}"


def _right(card: Card, words: Words) -> str:
    index = card.question.answer
    return f"{LETTERS[index]}. {_one_line(card.question.choices[index], words)}"


def _reasons(card: Card, references: Sequence[Reference], words: Words) -> Iterator[str]:
    yield words("Why: {text}", text=_one_line(card.question.why, words))
    if references:
        cited = "; ".join(citation(each, words) for each in references)
        yield words("Source: {text}", text=cited)


def _tags(card: Card) -> str:
    """Return the tags, which spaces part: the program, the case and its topics."""
    tags = ("ethics-workshop", card.case_id, *card.topics)
    return " ".join("-".join(tag.split()) for tag in tags)


def _one_line(text: Text, words: Words) -> str:
    return "".join(piece for piece, _ in emphasis(clean(words.text(text))))  # neither form shows it
