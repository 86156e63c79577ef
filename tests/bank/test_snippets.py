"""Where the words were found, and what may have been meant by words that were not."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.codec import case_of
from ethics_workshop.bank.snippets import ELLIPSIS, WIDTH, snippet_of, spelling_of
from ethics_workshop.bank.wording import words_of
from ethics_workshop.domain.listing import Snippet
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CaseQuery

from .sample import CASE, TODAY, make_bank, named


def marked(snippet: Snippet) -> str:
    return "".join(f"[{text}]" if found else text for text, found in snippet.pieces())


def found(bank: Bank, typed: str, language: str = "en") -> list[str]:
    keys = bank.find(CaseQuery(words=typed)).keys
    return [marked(bank.snippet(key, typed, language)) for key in keys]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """Two cases: the sample, and one about œuvres d’été with a long scene."""
    long = "Il pleut depuis ce matin sur la ville entière. " * 8
    other = (
        named("C91-work")
        .replace("Un avis circule.", f"{long}Une *œuvre* d’été est à l’accueil. {long}")
        .replace("A notice goes round.", f"{'It has rained on the town since this morning. ' * 9}")
    )
    return Bank([make_bank(tmp_path_factory.mktemp("bank"), key=CASE, work=other)], None, TODAY)


@pytest.mark.parametrize(
    ("typed", "language", "passage"),
    [
        ("recor", "en", "A key lies on your desk. It opens the [records] room."),
        ("dossiers cle", "fr", "Une [clé] est posée sur votre bureau. Elle ouvre la salle des [dossiers]."),
        ("crochet", "en", "La clé est à son [crochet]."),
        ("spare", "en", "The [spare] key"),
        ("C90", "en", "[C90]-spare-key"),
        ("managers", "en", "[Managers]"),
        ("gestionnaires", "en", "[Gestionnaires]"),
        ("act", "en", "Privacy [Act]"),
    ],
)
def test_the_passage_that_holds_the_words(bank: Bank, typed: str, language: str, passage: str) -> None:
    """In one's own language where both hold them; the story before the title, the title before what it is filed under."""
    assert passage in found(bank, typed, language)


def test_a_long_passage_is_cut_between_words(bank: Bank) -> None:
    """The words stand in it, with what is around them; ligatures and accents may be typed plainly."""
    (passage,) = found(bank, "oeuvre ete", "en")
    assert "Une [œuvre] d’[été] est à l’accueil." in passage
    assert passage.startswith(ELLIPSIS)
    assert passage.endswith(ELLIPSIS)
    assert len(passage) <= WIDTH + 2 + 2 * 2
    assert not passage.removeprefix(ELLIPSIS).startswith(" ")


def test_of_near_misses_what_they_were_taken_for(bank: Bank) -> None:
    """A slip of the finger shows where the word is that was meant; a case that is gone shows nothing."""
    assert found(bank, "recodrs")[0] == "A key lies on your desk. It opens the [records] room."
    assert bank.snippet(99, "records", "en") == Snippet("")
    assert bank.snippet(1, "", "en") == Snippet("")


PIECES = st.lists(
    st.sampled_from(
        [
            "l’été",
            "Œuvre",
            "le",
            "gift",
            "gifts,",
            "agift",
            "*box*",
            "«\u202foui\u202f»",
            "C’est\u00a0:",
            "a\nb",
        ]
    ),
    max_size=60,
)


@given(
    PIECES, st.lists(st.sampled_from(["gif", "ete", "oeuvre", "le", "box", "b", "x"]), min_size=1, max_size=3)
)
def test_marks_are_the_words_and_nothing_else(pieces: list[str], terms: list[str]) -> None:
    """In any text: in order, apart, inside; each begins with what was looked for; and the passage is the text's own."""
    raw = tomllib.loads(CASE)
    text = " ".join(pieces) or "-"
    case = case_of({**raw, "hook": {"en": text, "fr": text}})
    snippet = snippet_of(case, [[term] for term in terms], "en", [])
    at = 0
    for start, end in snippet.marks:
        assert at <= start < end <= len(snippet.text)
        at = end
        (word, *_) = words_of(snippet.text[start:end])
        assert any(word.startswith(term) for term in terms)
    assert len(snippet.text) <= WIDTH + 2 * len(ELLIPSIS)
    assert "\n" not in snippet.text
    assert bool(snippet.text) == bool(snippet.marks)


def test_words_are_spelt_as_they_are_written() -> None:
    """What is proposed has its accents; a word that does not occur is left alone."""
    case = case_of({**tomllib.loads(CASE), "hook": {"en": "One", "fr": "Une Œuvre d’ÉTÉ"}})
    assert [spelling_of(case, word) for word in ("ete", "oeuvre", "clef")] == ["été", "œuvre", "clef"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("integirty", "integrity"),
        ("intergritty", "integrity"),
        ("kntegrity", "integrity"),
        ("circcule avsi", "circule avis"),
        ("gestionaires", "gestionnaires"),
        ("recodrs room", "records room"),
        ("confience", "confiance"),
        ("crochte", "crochet"),
        ("pretee", ""),
        ("qqqqq", ""),
        ("records", ""),
        ("rec", ""),
        ("", ""),
    ],
)
def test_what_may_have_been_meant(bank: Bank, typed: str, meant: str) -> None:
    """Words of the cases that are spelt alike; nothing where all is known or nothing is like it."""
    proposed = bank.meant(CaseQuery(words=typed))
    assert proposed == meant
    if proposed:
        again = bank.find(CaseQuery(words=proposed))
        assert again.keys
        assert not again.near


def test_what_is_proposed_finds_something_with_the_choices_too(bank: Bank) -> None:
    """A word that only other cases hold is no help."""
    assert bank.meant(CaseQuery(words="integirty", topics=frozenset({"coi"}))) == "integrity"
    assert bank.meant(CaseQuery(words="integirty", topics=frozenset({"ai"}))) == ""


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="\"*()^:-+{}'’ ANDORNETaé0", max_size=30))
def test_nothing_typed_is_ever_a_pattern(bank: Bank, typed: str) -> None:
    """Brackets, stars and quotes have a passage or none, and never fail."""
    for key in bank.find(CaseQuery(words=typed)).keys:
        bank.snippet(key, typed, "fr")
    bank.meant(CaseQuery(words=typed))


def test_a_passage_in_both_languages_of_a_text() -> None:
    """The other language is taken only where it holds more of the words."""
    case = case_of(tomllib.loads(CASE))
    both = snippet_of(case, [["bureau"], ["key"]], "en", [])
    assert marked(both) == "A [key] lies on your desk. It opens the records room."
    assert marked(snippet_of(case, [["bureau"]], "en", [])).count("[bureau]") == 1
    assert marked(snippet_of(case, [["zz"]], "en", [Text("Zz top", "Zz")])) == "[Zz] top"
    assert snippet_of(case, [["zz"]], "en", []) == Snippet("")
