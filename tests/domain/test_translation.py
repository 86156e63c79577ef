"""Translation tables: what changed, on which side, and what of the French is behind."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.translation import TableRow, Unit, base_of, table_of, taken

TEXT = st.text(max_size=6)
UNITS = st.lists(
    st.builds(Unit, st.sampled_from("abcdef"), TEXT, TEXT), unique_by=lambda u: u.key, max_size=6
)
UNIT = Unit("a", "Hello", "Bonjour")


def row(unit: Unit = UNIT, **changed: str) -> TableRow:
    return replace(table_of([unit], {})[0], **changed)


@settings(max_examples=30)
@given(UNITS)
def test_a_table_that_comes_back_as_it_left_changes_nothing(units: list[Unit]) -> None:
    found = taken(units, table_of(units, {}))
    assert (found.changes, found.stale, found.conflicts) == ({}, (), ())


@settings(max_examples=30)
@given(UNITS, UNITS)
def test_taking_in_the_same_table_twice_changes_nothing_more(before: list[Unit], after: list[Unit]) -> None:
    """Each text is the table's or the case's; what only one side changed is kept, whichever it was."""
    said = {unit.key: unit for unit in after}
    rows = [
        replace(r, en=said[r.key].en, fr=said[r.key].fr) if r.key in said else r for r in table_of(before, {})
    ]
    found = taken(before, rows)
    assert not found.conflicts
    now = [
        replace(u, **{lang: text for (key, lang), text in found.changes.items() if key == u.key})
        for u in before
    ]
    assert now == [said.get(u.key, u) for u in before]
    assert not taken(now, rows).changes


def test_french_that_was_written_since_is_taken() -> None:
    assert taken([UNIT], [row(fr="Salut")]).changes == {("a", "fr"): "Salut"}


def test_what_only_the_case_changed_stays() -> None:
    found = taken([replace(UNIT, fr="Allo")], [row()])
    assert (found.changes, found.conflicts) == ({}, ())


def test_what_changed_on_both_sides_is_a_conflict_unless_they_agree() -> None:
    assert taken([replace(UNIT, fr="Allo")], [row(fr="Salut")]).conflicts == (("a", "fr"),)
    assert taken([replace(UNIT, fr="Salut")], [row(fr="Salut")]).conflicts == ()


def test_french_is_stale_when_the_english_changed_and_it_did_not() -> None:
    changed = replace(UNIT, en="Good day")
    assert taken([changed], [row()]).stale == ("a",)
    assert taken([UNIT], [row(en="Good day")]).stale == ("a",)
    assert taken([changed], [row(fr="Bonne journée")]).stale == ()


def test_a_stale_text_stays_so_from_table_to_table_until_its_french_changes() -> None:
    first = table_of([UNIT], {})[0]
    changed = replace(UNIT, en="Good day")
    second = table_of([changed], {"a": first.base})[0]
    assert (second.stale, second.base) == (True, first.base)
    assert table_of([changed], {"a": second.base})[0].stale
    mended = replace(changed, fr="Bonne journée")
    assert table_of([mended], {"a": second.base})[0] == TableRow("a", "Good day", "Bonne journée", stale=False,
                                                                 base=base_of("Good day", "Bonne journée"))  # fmt: skip
    assert taken([changed], [replace(second, fr="Bonne journée")]).stale == ()
