"""What rooms say together: counted by units, and silent about what few of them say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.heard import UNITS_FROM, Quarter, answers_together, raised, together
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.text import fold

units = st.integers(0, 8).map(lambda n: Unit("S", "B", f"D{n}"))
names = st.sampled_from(["gifts", "Gifts", "café", "Cafe", "AI"])
days = st.sampled_from(["2026-01-31", "2026-04-01", "2026-06-30", "2026-12-31", "2025-12-31", "2025-03-01"])
namings = st.lists(st.tuples(names, units, days), max_size=80)
counts = st.dictionaries(st.sampled_from("12345"), st.integers(0, 9))


def test_quarters_begin_on_their_first_day() -> None:
    """Each month belongs to one quarter."""
    found = [str(Quarter.of(f"2026-{month:02}-15")) for month in range(1, 13)]
    assert found == [f"2026-Q{1 + month // 3}" for month in range(12)]
    assert Quarter.of("2026-11-22").begins == "2026-10-01"


@settings(max_examples=30, deadline=None)
@given(namings)
def test_a_theme_is_shown_from_five_units_on_and_no_unit_counts_twice(
    rows: list[tuple[str, Unit, str]],
) -> None:
    """Against a count of our own; what is rarer only makes `others` true."""
    parts = raised(rows)
    assert [part.quarter for part in parts] == sorted({Quarter.of(day) for *_, day in rows}, reverse=True)
    for part in parts:
        of = {key: {u for n, u, d in rows if fold(n) == key and Quarter.of(d) == part.quarter}
              for key in {fold(n) for n, _, d in rows if Quarter.of(d) == part.quarter}}  # fmt: skip
        assert {fold(t.name): t.units for t in part.themes} == {
            key: len(found) for key, found in of.items() if len(found) >= UNITS_FROM
        }
        assert part.others is any(len(found) < UNITS_FROM for found in of.values())


@settings(max_examples=30, deadline=None)
@given(namings)
def test_nothing_rare_comes_out_by_subtraction(rows: list[tuple[str, Unit, str]]) -> None:
    """What four quarters show together, none of them shows; and never of fewer than five units."""
    parts = raised(rows)
    year = together(rows, parts)
    assert all(theme.units >= UNITS_FROM for theme in year)
    assert not {fold(t.name) for t in year} & {fold(t.name) for part in parts[:4] for t in part.themes}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), counts), max_size=12))
def test_rounds_under_five_answers_do_not_count(rows: list[tuple[int, dict[str, int]]]) -> None:
    """Neither alone nor in the total; a small total is said in words."""
    large = [(question, of) for question, of in rows if sum(of.values()) >= 5]
    found = answers_together(rows)
    assert found == answers_together(large)
    for answers in found:
        assert answers.answers == sum(
            sum(of.values()) for question, of in large if question == answers.question
        )
        assert answers.answers >= 5
        assert (answers.percent is None) is (answers.answers < 10)
