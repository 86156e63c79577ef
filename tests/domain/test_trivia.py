"""Which question is asked next, when a day has enough, what an edited question does, and the order of choices."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.text import Text
from ethics_workshop.domain.trivia import ENOUGH_SECONDS, Card, Dealt, Kept, deal, history, order
from tests.fakes.cards import TODAY, card, kept


def known(*held: Kept) -> dict[str, Kept]:
    return {each.id: each for each in held}


def asked(found: Card | None) -> str:
    return found.question.id if found else ""


def test_due_comes_before_new_and_the_longest_due_first() -> None:
    """What rests is not asked; counts say what there is, and when the first of the rest comes back."""
    cards = [card(name) for name in ("t1", "t2", "t3", "t4")]
    held = known(kept("t1", 3), kept("t2", 0), kept("t3", -2))
    found = deal(cards, held, TODAY, "E02")
    assert (asked(found.card), found.state, found.times) == ("t3", Dealt.ASKED, 1)
    assert (found.due, found.new, found.today) == (2, 1, 0)
    assert found.next_on == TODAY + dt.timedelta(3)
    held = known(kept("t1", 3), kept("t2", 1), kept("t3", 9))
    assert asked(deal(cards, held, TODAY, "E02").card) == "t4"
    nothing = deal(cards[:3], held, TODAY, "E02")
    assert (nothing.state, nothing.card, nothing.next_on) == (Dealt.NONE_DUE, None, TODAY + dt.timedelta(1))
    assert deal([], held, TODAY, "E02").state is Dealt.NO_QUESTIONS


def test_five_minutes_are_enough_and_one_may_go_on() -> None:
    """The time of what was answered today counts, of yesterday not; `more` asks on; without questions left it is not said."""
    long = [card(f"t{n}", words=300) for n in range(5)]
    each = long[0].seconds
    full = -(-ENOUGH_SECONDS // each)
    assert 1 < full < 5
    held = known(*(kept(f"t{n}", 4, ago=0) for n in range(full)))
    assert deal(long, held, TODAY, "E02").state is Dealt.ENOUGH
    more = deal(long, held, TODAY, "E02", more=True)
    assert (more.state, more.today) == (Dealt.ASKED, full)
    one_less = dict(list(held.items())[1:])
    assert deal(long, one_less, TODAY, "E02").state is Dealt.ASKED
    yesterday = known(*(kept(f"t{n}", 4, ago=1) for n in range(full)))
    assert deal(long, yesterday, TODAY, "E02").state is Dealt.ASKED
    assert deal(long[:full], held, TODAY, "E02").state is Dealt.NONE_DUE


def test_about_ten_questions_of_the_bank_fill_a_day() -> None:
    """Fifty words take 15 seconds to read and 10 to think about, in the language in which there are more of them."""
    short = replace(card("t1"), question=replace(card("t1").question, q=Text("word " * 10, "mot " * 46)))
    assert short.seconds == 25


def test_a_mended_question_keeps_its_history_and_another_revision_begins_anew() -> None:
    """The words of a question are the author's to mend; a revision that grows says that something else is asked."""
    held = known(kept("t1", 30, times=4))
    mended = card("t1")
    mended = replace(
        mended, question=replace(mended.question, q=Text("Which rule?", "Quelle règle?"), answer=0)
    )
    assert history(mended, held) == held["C14.t1"]
    assert deal([mended], held, TODAY, "E02").state is Dealt.NONE_DUE
    other = card("t1", revision=2)
    assert history(other, held) is None
    found = deal([other], held, TODAY, "E02")
    assert (found.state, found.times, found.new) == (Dealt.ASKED, 0, 1)


def test_a_clock_that_was_set_back_asks_again() -> None:
    """An answer from a day that has not come says nothing: its question does not rest for a year."""
    far = known(kept("t1", 400, ago=-365))
    assert deal([card("t1")], far, TODAY, "E02").state is Dealt.ASKED


NAMES = st.lists(st.integers(0, 30), min_size=1, max_size=12, unique=True)


@given(NAMES, st.data())
def test_every_question_is_asked_once_and_the_order_of_a_bank_does_not_matter(
    names: list[int], data: st.DataObject
) -> None:
    """Whoever goes on meets all that is due and new, each once; the seed alone decides the order of the new ones."""
    cards = [card(f"t{n}") for n in names]
    held = known(*(kept(f"t{n}", data.draw(st.integers(-3, 3)), ago=3) for n in names[::2]))
    open_ = {c.id for c in cards if c.id not in held or held[c.id].memory.due_on <= TODAY}
    seen: list[str] = []
    while (found := deal(cards, held, TODAY, "E02", more=True)).card is not None:
        assert found == deal(data.draw(st.permutations(cards)), held, TODAY, "E02", more=True)
        assert found.due + found.new == len(open_) - len(seen)
        seen.append(found.card.id)
        name = found.card.question.id
        held[found.card.id] = kept(name, 5, ago=0)
    assert len(seen) == len(set(seen))
    assert set(seen) == open_


@given(st.integers(0, 50), st.sampled_from(["E01", "é"]))
def test_choices_stand_in_every_order(times: int, seed: str) -> None:
    """None is lost, and the order is the same until the question is answered."""
    found = order(card("t1"), times, seed)
    assert sorted(found) == [0, 1, 2]
    assert found == order(card("t1"), times, seed)


def test_nobody_learns_the_letter() -> None:
    """Over many showings the right choice stands at each place about equally often."""
    places = [order(card("t1"), times, "E02").index(1) for times in range(300)]
    assert all(70 <= places.count(place) <= 130 for place in range(3))
