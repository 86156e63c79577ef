"""Questions as a file for Anki, and as plain text: whatever stands in them, they come back as they were."""

import csv
import io
import string
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.case import Trivia
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.domain.trivia import Card
from ethics_workshop.exchange.trivia import ANKI_HEADERS, as_anki, as_text
from ethics_workshop.words.language import Words
from tests.fakes.cards import card

HOSTILE = st.text(alphabet='a#é"\t\n\r\\;:=«»\u2028 \u00a0' + string.ascii_letters[:5], max_size=30)
TEXTS = st.builds(Text, HOSTILE, HOSTILE)
QUESTIONS = st.builds(
    Trivia,
    st.just("t1"),
    TEXTS,
    st.lists(TEXTS, min_size=2, max_size=6).map(tuple),
    st.just(1),
    TEXTS,
    st.just(()),
)


def notes(text: str) -> list[list[str]]:
    """Read a file as Anki does: headers first, then fields between tabs, quoted."""
    lines = text.split("\n", len(ANKI_HEADERS))
    assert tuple(lines[:-1]) == ANKI_HEADERS
    return list(csv.reader(io.StringIO(lines[-1], newline=""), delimiter="\t", strict=True))


@given(st.lists(QUESTIONS, max_size=4), st.sampled_from(["en", "fr"]))
def test_whatever_stands_in_a_text_is_one_field_of_one_note(
    questions: Sequence[Trivia], language: str
) -> None:
    """As many notes as questions, four fields each, and every text whole in its place, in one language."""
    words = Words(language)
    cards = [Card(f"C{n}", Text("T", "T"), ("coi",), question) for n, question in enumerate(questions)]
    found = notes(as_anki([(each, ()) for each in cards], words))
    assert [row[0] for row in found] == [f"{each.id}.{language}" for each in cards]
    for row, each in zip(found, cards, strict=True):
        _, front, back, tags = row
        asked, empty, *choices = front.split("\n")
        assert (asked, empty) == (clean(words.text(each.question.q)), "")
        assert [line[3:] for line in choices] == [clean(words.text(c)) for c in each.question.choices]
        assert back.split("\n")[0] == choices[1]
        assert back.endswith(clean(words.text(each.question.why)))
        assert tags.split() == ["ethics-workshop", each.case_id, "coi"]


def test_a_revision_is_another_note_and_emphasis_is_no_asterisk() -> None:
    """What Anki knows of an earlier revision stays with that one."""
    first, second = card("t1"), card("t1", revision=2)
    assert [row[0] for row in notes(as_anki([(first, ()), (second, ())], Words("en")))] == [
        "C14.t1.en",
        "C14.t1.en.2",
    ]
    starred = replace(first, question=replace(first.question, q=Text("The *line* and **2 * 3", "x")))
    assert notes(as_anki([(starred, ())], Words("en")))[0][1].startswith("The line and **2 * 3\n")


def test_plain_text_has_the_answer_under_each_question() -> None:
    """Case by case, in French too, with the source as it is cited."""
    source = Reference("PA#7", Text("Privacy Act", "Loi sur la vie privée"), "7", Text("u", "u"), "found")
    lines = as_text([(card("t1"), (source,)), (card("t2"), ())], Words("fr")).split("\n")
    assert lines[:3] == ["2 questions", "", "C14 · Titre"]
    assert "   b. t1-choix-1" in lines
    assert "   Réponse\u00a0: b. t1-choix-1" in lines
    assert "   Source\u00a0: Loi sur la vie privée, art.\u00a07" in lines
    assert lines.count("C14 · Titre") == 1
