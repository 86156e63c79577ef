"""Walking through a case: any way of choosing and going back is legal or refused with a reason, and nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.case import Case, Scene, SceneKind
from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.play import Chosen, Play, begin, resume, story_digest
from ethics_workshop.domain.text import Text
from tests.fakes.stories import BRANCHING, option, scene, story


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of one to three decisions as the checker lets them through: an end can be reached from everywhere."""
    count = draw(st.integers(1, 3))
    names = [f"s{n}" for n in range(1, count + 1)]
    scenes: list[Scene] = []
    for n, name in enumerate(names):
        ways = [*names, *(f"to-{each}" for each in names[n + 1 :]), "end", "sorry"]
        choices = [f"{names[k]}.{letter}" for k in range(count) for letter in "ab"]
        letters = "abcd"[: draw(st.integers(2, 4))]
        options = [
            option(
                letter,
                "end" if letter == "a" else draw(st.sampled_from(ways)),
                *(() if letter == "a" else draw(st.lists(st.sampled_from(choices), max_size=2))),
            )
            for letter in letters
        ]
        scenes += [scene(name, *options), scene(f"to-{name}", goto=name)]
    return story(*scenes, scene("end"), scene("sorry"))


STEPS = st.lists(st.sampled_from(["back", "a", "b", "c", "d", "", "zz"]), max_size=14)


def walk(case: Case, steps: list[str]) -> Play:
    """Take the steps one by one; hold each against what was before it."""
    play, before = begin(case), [begin(case)]
    for step in steps:
        try:
            after = play.back() if step == "back" else play.choose(step)
        except Refused:
            reasons = {
                "back": not play.chosen,
                **dict.fromkeys("abcd", play.finished or step not in [o.id for o in play.open]),
            }
            assert reasons.get(step, True), step
            continue
        if step == "back":
            before.pop()
            assert after == before[-1]
        else:
            assert after.back() == play
            before.append(after)
        play = after
        assert resume(case, play.chosen) == play
        assert play.here.kind is not SceneKind.INFO
        assert play.finished or play.open
        assert [Chosen(t.decision.id, t.option.id) for t in play.turns] == list(play.chosen)
        assert all({t.option, *t.not_taken} == set(t.open) for t in play.turns)
    return play


@settings(max_examples=80, database=None)
@given(case=cases(), steps=STEPS)
def test_any_steps_through_any_case(case: Case, steps: list[str]) -> None:
    """Only typed refusals, each with its reason; `back` restores; a walk resumes where it stood."""
    walk(case, steps)


@settings(max_examples=40, database=None)
@given(steps=STEPS)
def test_any_steps_through_a_case_that_branches(steps: list[str]) -> None:
    """The same, where earlier choices open options and one leads back to the beginning."""
    walk(BRANCHING, steps)


def test_earlier_choices_open_options() -> None:
    """Of the choices named in one scene one is enough, of every scene one is needed; what is closed is refused."""
    by_b = begin(BRANCHING).choose("b")
    assert [o.id for o in by_b.open] == ["a", "b", "c"]
    assert [o.id for o in begin(BRANCHING).choose("a").open] == ["a", "c"]
    with pytest.raises(Refused) as refused:
        begin(BRANCHING).choose("a").choose("b")
    assert refused.value.problem is Problem.OPTION_NOT_OPEN
    assert [o.id for o in by_b.choose("a").open] == ["a", "c"]
    assert [o.id for o in by_b.choose("b").open] == ["c"]
    assert [o.id for o in begin(BRANCHING).choose("c").open] == ["b", "c"]
    assert [s.id for s in by_b.choose("a").choose("a").turns[2].read] == ["late"]


def test_nobody_is_stranded_where_no_option_would_be_open() -> None:
    """A file whose conditions leave nothing to choose offers everything."""
    closed = story(scene("s1", option("a", "end", "s1.b"), option("b", "end", "s1.a")), scene("end"))
    assert [o.id for o in begin(closed).open] == ["a", "b"]


def test_the_roads_at_the_end() -> None:
    """The path taken, and at each decision what was not chosen and where it would have led."""
    play = begin(BRANCHING).choose("c").choose("b")
    assert play.finished
    assert play.here.id == "sorry"
    assert [turn.option.id for turn in play.turns] == ["c", "b"]
    assert [[o.id for o in turn.not_taken] for turn in play.turns] == [["a", "b"], ["c"]]
    assert [play.leads_to(o).id for o in play.turns[0].not_taken] == ["s2", "s2"]
    for refused, problem in (
        (play.back().back().back, Problem.STORY_BEGINS_HERE),
        (lambda: play.choose("a"), Problem.STORY_OVER),
    ):
        with pytest.raises(Refused) as caught:
            refused()
        assert caught.value.problem is problem


def test_what_gives_a_choice_another_meaning_changes_the_story() -> None:
    """A label, a way, a condition, an order: another story. A sentence of a scene mended: the same."""
    first, *others = BRANCHING.scenes
    same = replace(BRANCHING, scenes=(replace(first, text=Text("Mended.", "Corrigé.")), *others))
    assert story_digest(same) == story_digest(BRANCHING)
    decision = BRANCHING.scene("s1")
    for changed in (
        replace(decision.options[0], label=Text("Another", "Autre")),
        replace(decision.options[0], goto="late"),
        replace(decision.options[0], when=("s1.b",)),
    ):
        options = (changed, *decision.options[1:])
        scenes = (first, replace(decision, options=options), *others[1:])
        assert story_digest(replace(BRANCHING, scenes=scenes)) != story_digest(BRANCHING)
    assert resume(BRANCHING, [Chosen("s1", "z")]) is None
    assert resume(BRANCHING, [Chosen("s2", "a")]) is None
    assert resume(BRANCHING, [*begin(BRANCHING).choose("c").choose("b").chosen, Chosen("s1", "a")]) is None
