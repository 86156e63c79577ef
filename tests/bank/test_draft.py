"""Drafts of new cases: whole, sound, and marked where only the author knows what belongs."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.draft import draft_of
from ethics_workshop.bank.emit import toml_of, toml_string
from ethics_workshop.settings import shipped_bank

from .sample import CASE

TODAY = dt.date(2026, 12, 1)
BANK = Bank([shipped_bank()], None, TODAY)
WORD = st.text(st.characters(codec="utf-8"), max_size=12)
BOTH = st.fixed_dictionaries({"en": WORD, "fr": WORD})
PLAIN = WORD | st.booleans() | st.integers(-9, 9) | st.dates()
DATA = st.recursive(
    st.dictionaries(WORD, PLAIN | BOTH | st.lists(PLAIN, max_size=3) | st.lists(BOTH, min_size=1, max_size=3), max_size=3),
    lambda inner: st.dictionaries(WORD, PLAIN | inner | st.lists(inner, min_size=1, max_size=2), max_size=3),
    max_leaves=6,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(DATA)
def test_what_is_written_as_toml_is_read_as_it_was(data: dict[str, Any]) -> None:
    assert tomllib.loads(toml_of(data)) == data


@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("\"\\'\n#ab \t\x7f\x00"), max_size=12))
def test_a_text_of_any_characters_is_a_toml_string(text: str) -> None:
    assert tomllib.loads(f"a = {toml_string(text)}")["a"] == text


def faults(answers: dict[str, Any]) -> list[str]:
    text = toml_of(draft_of("C91-new-case", answers, TODAY))
    return [f"{f.field} {f.code}" for f in BANK.faults_in(Path("C91-new-case.toml"), text)]


def test_a_draft_of_nothing_passes_the_check() -> None:
    assert faults({}) == []
    assert all(
        text.startswith("[to write]")
        for text in (draft_of("C91-x", {}, TODAY)["title"]["en"], draft_of("C91-x", {}, TODAY)["hook"]["en"])
    )


def test_a_draft_of_a_whole_case_is_that_case() -> None:
    data = tomllib.loads(CASE)
    data["scene"][0]["discuss"] = {"en": "Why?", "fr": "Pourquoi?"}
    assert draft_of("C90-spare-key", data, TODAY) == data


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_part_of_a_sound_case_makes_a_sound_draft(choose: st.DataObject) -> None:
    """Whatever the author knows already, from the title alone to all but one field."""
    data = tomllib.loads(CASE)
    linked = {"scene", "start", "vote_scene", "inject", "variant"}
    kept = {key for key in data if key not in linked and choose.draw(st.booleans(), label=key)}
    if choose.draw(st.booleans(), label="story"):
        kept |= linked
    assert faults({key: value for key, value in data.items() if key in kept and key != "id"}) == []


def test_signs_are_set_as_the_checker_wants_them() -> None:
    typed = {"title": {"en": "It's the manager's", "fr": 'L\'avis : "oui" ou « non » ?'}}
    assert faults(typed) == []
    title = draft_of("C91-x", typed, TODAY)["title"]
    assert title["fr"] == "L’avis\u00a0: «\u00a0oui\u00a0» ou «\u00a0non\u00a0»?"


def test_a_draft_with_faults_is_told_them() -> None:
    assert faults({"topics": ["nonsense"]}) == ["topics[1] unknown-word"]
    assert faults({"scene": [{"option": [{"label": {"en": "x" * 150, "fr": "y" * 150}}]}]}) == [
        "scene[1].option[1].label.en label-too-long",
        "scene[1].option[1].label.fr label-too-long",
    ]
