"""The shipped cases are found: by any word of their titles, however it is typed, with filters; and by playlists."""

import datetime as dt
import itertools
import unicodedata

import pytest

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.wording import words_of
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.services.ports import CaseQuery
from ethics_workshop.settings import shipped_bank


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank([shipped_bank()], None, dt.date(2026, 11, 22))


def plain(text: str) -> str:
    """Return a text as it is typed on a keyboard without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def within(bank: Bank, case: CaseSummary, query: CaseQuery) -> bool:
    found = bank.find(query)
    return not found.near and case.id in {each.id for each in bank.summaries(found.keys)}


def test_titles_are_found_however_they_are_typed(bank: Bank) -> None:
    """In either language, in capitals, without accents, unfinished; alone and with the choices that hold for the case."""
    for case in bank.cases():
        for title in (case.title.en, case.title.fr):
            typed = (title, plain(title).upper(), title[:-1])
            for words in typed:
                query = CaseQuery(words=words)
                assert within(bank, case, query), words
            chosen = CaseQuery(
                words=title,
                topics=frozenset(case.topics[-1:]),
                audiences=frozenset(case.audiences[:1]),
                levels=frozenset({case.level}),
                minutes=15,
            )
            assert within(bank, case, chosen), title
            assert not within(bank, case, CaseQuery(words=title, levels=frozenset({case.level % 3 + 1})))


def test_every_case_says_where_its_words_are(bank: Bank) -> None:
    """The passage holds every word of the tension, in its own language."""
    for case, key in zip(bank.cases(), bank.find(CaseQuery()).keys, strict=True):
        for language in ("en", "fr"):
            passage = bank.snippet(key, case.tension(language), language)
            marked = {word for text, found in passage.pieces() if found for word in words_of(text)}
            assert len(marked) >= 3, (case.id, passage)
            assert marked >= set(words_of(passage.text.strip("…"))) - {"s"}, (case.id, passage)


def test_a_slip_in_a_long_word_is_understood(bank: Bank) -> None:
    """Two letters of a title exchanged: what is proposed finds something, nearly always that case."""
    understood = tried = 0
    for case in bank.cases()[::4]:
        word = max(words_of(case.title.en), key=len)
        slip = f"{word[:2]}{word[3:4]}{word[2]}{word[4:]}"
        if len(word) > 5 and slip != word:
            tried += 1
            meant = bank.meant(CaseQuery(words=slip))
            understood += bool(meant) and within(bank, case, CaseQuery(words=meant))
    assert tried >= 6
    assert understood >= tried - 1


def test_the_shipped_playlists(bank: Bank) -> None:
    """Five of them, none empty, every case with its sentence, none said twice; named as nothing else is."""
    tracks = bank.tracks()
    assert [(track.id, len(track.cases)) for track in tracks] == [
        ("onboarding-week", 5),
        ("managers-month", 4),
        ("mission-pre-posting", 5),
        ("social-media", 6),
        ("artificial-intelligence", 6),
    ]
    said = list(itertools.chain.from_iterable((case.why.en, case.why.fr) for t in tracks for case in t.cases))
    assert len(set(said)) == len(said)
    topics = {bank.name_of("topic", topic) for case in bank.cases() for topic in case.topics}
    assert not topics & {track.title for track in tracks}
