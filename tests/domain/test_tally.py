"""Ballots: how totals join, and what small rooms may see."""

from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.tally import STORED_FROM, Band, Method, Part, Round, band, shown, shown_pair

OPTIONS = ("a", "b", "c")
PARTS = st.lists(
    st.builds(
        lambda method, totals: Part(method, sum(totals.values()), totals),
        st.sampled_from(list(Method)),
        st.fixed_dictionaries({o: st.integers(0, 12) for o in OPTIONS}),
    ),
    max_size=6,
)


def paper(a: int, b: int, method: Method = Method.PAPER) -> Part:
    return Part(method, a + b, {"a": a, "b": b})


def test_the_same_method_corrects_and_another_adds() -> None:
    """Paper twice is a correction; paper and poll are joined with a plus, in the order in which they came."""
    current = Round().with_parts([paper(6, 2)]).with_parts([paper(5, 2)])
    assert (current.ballots, current.totals, current.method) == (7, {"a": 5, "b": 2}, "paper")
    joined = current.with_parts([paper(1, 1, Method.POLL)])
    assert (joined.ballots, joined.totals, joined.method) == (9, {"a": 6, "b": 3}, "paper+poll")


def test_under_five_only_the_number_of_ballots_is_kept() -> None:
    """Four ballots keep no split, in the round and in its parts."""
    current = Round().with_parts([paper(3, 1)])
    assert (current.ballots, current.totals) == (4, {})
    assert current.parts == (Part(Method.PAPER, 4, {}),)


def test_a_split_that_was_not_kept_is_asked_for_again() -> None:
    """Four on paper, then four by poll: the round is large enough, but the paper's split is gone until it is retyped."""
    current = Round().with_parts([paper(3, 1)]).with_parts([paper(2, 2, Method.POLL)])
    assert (current.ballots, current.totals, current.incomplete) == (8, {}, (Method.PAPER,))
    again = current.with_parts([paper(3, 1)])
    assert (again.totals, again.incomplete) == ({"a": 5, "b": 3}, ())


def test_both_methods_at_once_need_no_retyping() -> None:
    """Typed together, three and two ballots make a round of five with its totals."""
    current = Round().with_parts([paper(2, 1), paper(1, 1, Method.POLL)])
    assert (current.totals, current.method) == ({"a": 3, "b": 2}, "paper+poll")


def test_a_method_corrected_to_nothing_goes() -> None:
    """A poll that was entered by mistake leaves with a count of zero."""
    current = (
        Round().with_parts([paper(6, 2), paper(1, 0, Method.POLL)]).with_parts([paper(0, 0, Method.POLL)])
    )
    assert (current.ballots, current.method) == (8, "paper")


def test_bands_by_thirds() -> None:
    """Two thirds are most, one third is a few, between them about half, nothing is none."""
    assert [band(n, 9) for n in range(10)] == [
        Band.NONE,
        *[Band.A_FEW] * 3,
        *[Band.ABOUT_HALF] * 2,
        *[Band.MOST] * 4,
    ]


def test_from_ten_ballots_on_percentages() -> None:
    """Nine are said in words, ten in whole percentages."""
    nine = shown(Round().with_parts([paper(6, 3)]), ("a", "b"))
    assert [(o.band, o.percent) for o in nine.options] == [(Band.MOST, None), (Band.A_FEW, None)]
    ten = shown(Round().with_parts([paper(6, 4)]), ("a", "b"))
    assert [o.percent for o in ten.options] == [60, 40]


def test_a_and_b_obey_the_rule_of_the_smaller() -> None:
    """Twelve ballots beside nine are both said in words: the difference would show the three."""
    a, b = shown_pair(Round().with_parts([paper(8, 4)]), Round().with_parts([paper(5, 4)]), ("a", "b"))
    assert all(o.percent is None for o in (*a.options, *b.options))
    alone, skipped = shown_pair(Round().with_parts([paper(8, 4)]), Round(), ("a", "b"))
    assert [o.percent for o in alone.options] == [67, 33]
    assert (skipped.ballots, skipped.options) == (0, ())


def test_unanimity_is_known_from_five_ballots_on() -> None:
    """Five of five for one option; four of four stay unknown."""
    assert Round().with_parts([paper(5, 0)]).unanimous == "a"
    assert Round().with_parts([paper(4, 0)]).unanimous == ""
    assert Round().with_parts([paper(5, 1)]).unanimous == ""


@given(PARTS)
def test_no_small_total_is_ever_kept_or_shown(parts: list[Part]) -> None:
    """However counts arrive, a round under five holds no split, and one under ten shows no number."""
    current = Round()
    for part in parts:
        current = current.with_parts([part])
        view = shown(current, OPTIONS)
        if current.ballots < 5:
            assert not current.totals
            assert not any(p.totals for p in current.parts)
            assert not view.options
        if current.ballots < 10:
            assert all(o.percent is None for o in view.options)
        if current.totals:
            assert sum(current.totals.values()) == current.ballots


@given(PARTS)
def test_typed_at_once_the_totals_are_the_sum_of_the_last_of_each_method(parts: list[Part]) -> None:
    """Against a plain sum over the last part of each method; a booth of fewer than five keeps no split."""
    last = {part.method: part for part in parts}
    small = 0 < last.get(Method.BOOTH, Part(Method.BOOTH, 0, {})).ballots < STORED_FROM
    current = Round().with_parts(parts)
    ballots = sum(part.ballots for part in last.values())
    assert current.ballots == ballots
    if small:
        assert current.totals == {}
    elif ballots >= 5:
        assert current.totals == {o: sum(p.totals[o] for p in last.values()) for o in OPTIONS}
