"""New texts in a case file: the values change, and not another byte."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.units import edited, units_of

from .sample import CASE

MARKED = CASE.replace('[[scene]]\nid = "s1"', '# The decision. ’\n[[scene]]\nid = "s1" # first').replace(
    'title.en = "The spare key"', "title.en = 'The spare key'  # a literal"
)
KEYS = [(unit.key, language) for unit in units_of(MARKED) for language in ("en", "fr")]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=20)


def test_texts_are_named_by_the_ids_around_them() -> None:
    keys = [unit.key for unit in units_of(MARKED)]
    assert {
        "title",
        "role.you.name",
        "scene.s1.option.a.label",
        "guide.step[1].text",
        "trivia.t1.choices[2]",
    } <= {*keys}
    assert len(keys) == len(set(keys))
    assert next(u for u in units_of(MARKED) if u.key == "scene.s1.text").en.startswith("A key lies")


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), TEXT, max_size=5), st.booleans(), st.booleans())
def test_only_the_texts_change(changes: dict[tuple[str, str], str], crlf: bool, bom: bool) -> None:
    """The new texts are read back, every other one is as it was, and so is every line without one of them."""
    text = MARKED.replace("\n", "\r\n") if crlf else MARKED
    text = "\ufeff" + text if bom else text
    done, failed = edited(text, changes)
    assert failed == []
    after = {(u.key, lang): getattr(u, lang) for u in units_of(done) for lang in ("en", "fr")}
    before = {(u.key, lang): getattr(u, lang) for u in units_of(text) for lang in ("en", "fr")}
    assert after == before | {place: said.strip("\n") for place, said in changes.items()}
    assert done.startswith("\ufeff") == bom
    for remark in ("# The decision. ’", "# first", "# a literal"):
        assert remark in done
    if not changes:
        assert done == text


def test_texts_of_many_lines_keep_their_layout() -> None:
    done, _ = edited(MARKED, {("scene.s1.text", "fr"): 'Un\n\ndeux """ \\ trois'})
    assert 'text.fr = """\nUn\n\ndeux ""\\" \\\\ trois\n"""' in done
    assert tomllib.loads(done)["scene"][0]["text"]["fr"] == 'Un\n\ndeux """ \\ trois\n'


def test_a_place_that_cannot_be_found_is_named_and_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ethics_workshop.bank.units.Lines.span", lambda *_: None)
    assert edited(MARKED, {("title", "fr"): "x"}) == (MARKED, ["title.fr"])
