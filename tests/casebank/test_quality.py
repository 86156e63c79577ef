"""The bank that we ship keeps its own rules; and each rule finds the fault that it is there for."""

import copy
import datetime as dt
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ethics_workshop.bank.checker import Context
from ethics_workshop.bank.codec import case_of
from ethics_workshop.bank.index import Index
from ethics_workshop.bank.reader import CaseFile, read_case
from ethics_workshop.bank.registries import Registries
from ethics_workshop.domain.balance import Balance, balance
from ethics_workshop.domain.case import Case, Option, Rating
from ethics_workshop.domain.text import Text
from ethics_workshop.settings import shipped_bank
from tests.bank.sample import CASE
from tests.casebank import rules
from tests.casebank.matrix import planned
from tests.casebank.rules import Cases, Raw

SHARE = 0.4
"""Of the decisions: how many may have their sound choice first, or longest."""


@cache
def shipped() -> dict[str, CaseFile]:
    """Return the files of the bank as they are read and checked, by the ids of the cases. Read once."""
    context = Context(*Registries([shipped_bank()], Index(None)).known())
    read = [read_case(str(path), context) for path in sorted(Path(shipped_bank(), "cases").rglob("*.toml"))]
    return {file.case_id: file for file in read}


def data() -> Cases:
    return {case_id: file.data for case_id, file in shipped().items()}


def terms() -> list[Raw]:
    listed: list[Raw] = tomllib.loads(Path(shipped_bank(), "glossary.toml").read_text("utf-8"))["term"]
    return listed


@cache
def counted() -> Balance:
    return balance([file.case for file in shipped().values() if file.case is not None])


RULES: tuple[Callable[[Cases], list[str]], ...] = (
    rules.length,
    rules.own_sentences,
    rules.many_names,
    rules.drafts,
    rules.dated,
    rules.spread_answers,
    rules.consequences,
    rules.complete,
)


def test_every_case_is_sound() -> None:
    """Each file is read whole, and the checker finds nothing in it."""
    assert [fault for file in shipped().values() for fault in file.faults] == []
    assert [file.case_id for file in shipped().values() if file.case is None] == []


def test_the_bank_holds_what_was_planned() -> None:
    """Forty-eight cases: their numbers, titles, first topics, first audiences and levels."""
    held = [
        (i.split("-")[0], d["title"]["en"], d["title"]["fr"], d["topics"][0], d["audiences"][0], d["level"])
        for i, d in sorted(data().items())
    ]
    assert held == planned()
    assert len(held) == 48


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_bank_keeps_the_rule(rule: Callable[[Cases], list[str]]) -> None:
    """Nothing wrong in what everybody gets."""
    assert rule(data()) == []


def test_scenes_and_choices_can_be_read_aloud_and_once() -> None:
    """In both languages; and what nobody would want to read is found. One test: its dictionaries take a second."""
    assert rules.readable(data()) == []
    grade, ease = rules.readable({"a": hard_to_read()})
    assert grade.startswith("a: Flesch-Kincaid ")
    assert ease.startswith("a: Kandel-Moles ")


def test_the_bank_speaks_our_french() -> None:
    """The words of the glossary, in the cases too."""
    assert rules.preferred_terms(data(), terms()) == []


def test_good_answers_are_not_known_by_their_looks() -> None:
    """Neither by their place nor by their length; and most decisions are not between right and wrong alone."""
    found = counted()
    assert found.sound_first <= SHARE * found.decisions
    for language in ("en", "fr"):
        assert found.sound_longest[language] <= SHARE * found.decisions, language
    assert found.grey > 0.9 * found.decisions


def sample(**other: object) -> Raw:
    """Return a small case that only its shortness spoils, with other fields."""
    return {**tomllib.loads(CASE), **other}


def far_too_long() -> Raw:
    text = "word " * 1_700
    return sample(hook={"en": text, "fr": text})


def hard_to_read() -> Raw:
    case = copy.deepcopy(sample())
    case["scene"][0]["text"] = {
        "en": "Notwithstanding administrative considerations regarding organizational accountability, " * 4,
        "fr": "Nonobstant les considérations administratives relatives à la responsabilisation institutionnelle, "
        * 4,
    }
    return case


def always_the_last() -> Cases:
    question = {"choices": ["a", "b", "c"], "answer": 2}
    return {f"C{n}": sample(trivia=[question]) for n in range(4)}


@pytest.mark.parametrize(
    ("rule", "planted", "told"),
    [
        (rules.length, {"a": far_too_long()}, "a has 18"),
        (rules.length, {"a": sample()}, "a has 1"),
        (
            rules.own_sentences,
            {k: sample(goal={"en": "One two three four five six, *seven* eight.", "fr": ""}) for k in "ab"},
            "share “one two three four five six seven eight”",
        ),
        (
            rules.many_names,
            {k: sample(role=[{"name": {"en": "Ann, a colleague"}}]) for k in "abcd"},
            "Ann is in ['a', 'b', 'c', 'd']",
        ),
        (rules.drafts, {"a": sample(status="approved")}, "a: approved"),
        (rules.drafts, {"a": sample(fictional=False)}, "fictional: False"),
        (rules.dated, {"a": sample(review_by=dt.date(2026, 11, 21))}, "a: checked"),
        (rules.dated, {"a": sample(review_by=dt.date(2027, 12, 21))}, "a: checked"),
        (rules.spread_answers, always_the_last(), "4 are answered by number 3"),
        (rules.consequences, {"a": sample()}, "no choice depends on another"),
        (rules.consequences, {"a": sample()}, "no case is told to another audience"),
        (rules.complete, {"a": sample(inject=[])}, "a has no inject"),
        (rules.complete, {"a": sample()}, "a has no say"),
    ],
)
def test_a_rule_finds_its_fault(rule: Callable[[Cases], list[str]], planted: Cases, told: str) -> None:
    """A rule that can find nothing holds nothing."""
    assert any(told in fault for fault in rule(planted)), rule(planted)


def test_short_sentences_and_few_namesakes_are_nothing_wrong() -> None:
    """Rules leave alone what they are not about."""
    assert rules.own_sentences({k: sample(goal={"en": "Thank you. You may pass.", "fr": ""}) for k in "ab"})
    pair = {"a": {"x": {"en": "Thank you. You may pass.", "fr": "Merci."}}}
    assert rules.own_sentences({**pair, "b": pair["a"]}) == []
    people = [{"name": {"en": name}} for name in ("You", "Ann, a clerk", "A grandfather")]
    assert rules.many_names({k: {"role": people} for k in "abc"}) == []
    assert rules.many_names({k: {"role": people[:1]} for k in "abcd"}) == []


def test_a_word_to_avoid_is_found_and_an_ordinary_one_is_not() -> None:
    """*Vous avez reçu* is French; *le reçu* is what we call a *récépissé*."""
    listed = [{"avoid_fr": ["reçu", "leader"]}]

    def told(french: str) -> list[str]:
        return rules.preferred_terms({"a": {"x": {"en": "", "fr": french}}}, listed)

    assert told("Vous avez reçu la demande.") == []
    assert told("Gardez le reçu.") == ["a: “reçu” in “Gardez le reçu.”"]
    assert len(told("Les leaders ont reçu un reçu.")) == 2


def decision(*choices: tuple[Rating, str, str]) -> tuple[Option, ...]:
    """Return the choices of a decision: rating, and the label in both languages."""
    nothing = Text("", "")
    return tuple(
        Option(str(at), Text(en, fr), rating, nothing, nothing, nothing, None, (), "")
        for at, (rating, en, fr) in enumerate(choices)
    )


def test_the_balance_is_counted_as_one_would() -> None:
    """Places from 1; the longest label in each language of its own; words are what holds a letter or a digit."""
    base = case_of(sample())
    options = decision(
        (Rating.SOUND, "Two words", "Deux mots de plus"), (Rating.RISKY, "Three words here", "Un")
    )
    case = _with(base, options)
    found = balance([case, case])
    assert (found.cases, found.decisions, found.sound_first, found.grey) == (2, 2, 2, 2)
    assert found.sound_longest == {"en": 0, "fr": 2}
    assert found.ratings == {(1, Rating.SOUND): 2, (2, Rating.RISKY): 2}
    assert [(f.first, f.all) for f in found.levels] == [(2, 2)]
    (filed,) = [f for f in found.topics if f.key == case.topics[0]]
    assert (filed.first, filed.all) == (2, 2)
    other = _with(base, decision((Rating.BREACH, "One – word!", "Un"), (Rating.SOUND, "ok", "D’accord, 2")))
    less = balance([_with(base, ())]).lengths[0]
    more = balance([other]).lengths[0]
    assert (more.en - less.en, more.fr - less.fr) == (3, 3)
    assert balance([]).lengths == ()


def _with(case: Case, options: tuple[Option, ...]) -> Case:
    scenes = tuple(replace(scene, options=()) for scene in case.scenes)
    return replace(case, scenes=(replace(scenes[0], options=options), *scenes[1:]))
