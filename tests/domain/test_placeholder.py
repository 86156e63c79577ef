"""Placeholders are answered wherever a text of a case has one, and an answer is never more than its characters."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.case import Notes
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.placeholder import PLACEHOLDERS, filled, placeholders
from ethics_workshop.domain.text import Text
from ethics_workshop.services.answers import answers

ANSWERS = {name: Text(f"{name} EN", f"{name} FR") for name in PLACEHOLDERS}


def test_each_placeholder_is_answered_in_its_own_language() -> None:
    text = Text("See {gift-rule}, then {declaration}.", "Voir {gift-rule}, puis {declaration}.")
    assert filled(text, lambda: ANSWERS) == Text(
        "See gift-rule EN, then declaration EN.", "Voir gift-rule FR, puis declaration FR."
    )


def test_what_a_dataclass_holds_is_answered_and_the_rest_is_the_same() -> None:
    notes = Notes(Text("a", "b"), Text("{declaration}", "{declaration}"), None, Text("{x}", "{x}"))
    found = filled(notes, lambda: ANSWERS)
    assert found == Notes(Text("a", "b"), Text("declaration EN", "declaration FR"), None, Text("{x}", "{x}"))


def test_answers_are_asked_for_only_where_there_is_a_placeholder() -> None:
    def never() -> dict[str, Text]:
        raise AssertionError

    notes = Notes(Text("a", "b"), Text("c", "d"), None, None)
    assert filled(notes, never) is notes


@settings(max_examples=40, deadline=None)
@given(st.text(), st.text())
def test_an_answer_is_data(answer: str, around: str) -> None:
    """No answer is looked through for placeholders, and none begins or ends emphasis or a control sequence."""
    before = around.replace("{", "").replace("}", "")
    given_answers = dict.fromkeys(PLACEHOLDERS, Text(answer, answer))
    found = filled(Text(f"{before}{{gift-rule}}", "x"), lambda: given_answers).en
    assert found.startswith(before)
    said = found[len(before) :]
    assert "*" not in said
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    assert said.count("{") == answer.count("{")


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_names_are_found_wherever_they_stand(around: str) -> None:
    bare = around.replace("{", "").replace("}", "")
    assert placeholders(f"{bare}{{gift-rule}}{bare}{{nonsense}}") == ["gift-rule", "nonsense"]


class Locals:
    def __init__(self, **values: Text) -> None:
        self._values = values

    def values(self) -> dict[str, Text]:
        if "broken" in self._values:
            raise BadInput(Problem.BAD_LOCAL, path="local.toml", line=3, field="gift_rule")
        return self._values


def test_the_office_answers_what_local_toml_leaves_open() -> None:
    found = answers(Locals(gift_rule=Text("up to $20", "jusqu’à 20 $")))
    assert found["gift-rule"] == Text("up to $20", "jusqu’à 20 $")
    assert found["declaration"].en == "ask your V&E office"
    assert "bureau des valeurs et de l’éthique" in found["declaration"].fr


@pytest.mark.parametrize("values", [{}, {"broken": Text("", "")}])
def test_without_local_toml_or_with_a_broken_one_everything_has_an_answer(values: dict[str, Text]) -> None:
    found = answers(Locals(**values))
    assert set(found) == set(PLACEHOLDERS)
    assert all(text.en == "ask your V&E office" for text in found.values())
