"""Small groups, whoever is here: everybody is in one, nobody is alone, and the roles fall to those who may have them."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain import command as c
from ethics_workshop.domain.groups import Draw, Group, Member, Role, drawn, groups, members
from tests.domain.test_pace import do, opened

PEOPLE = st.lists(st.booleans(), max_size=45).map(
    lambda remote: tuple(Member(f"E{at:02}", f"Name {at}", far, at == 0) for at, far in enumerate(remote))
)
DRAWS = st.builds(Draw, st.integers(2, 8), st.integers(0, 2**32), st.booleans())


def keys(group: Group) -> list[str]:
    return [member.key for member, _ in group.members]


@given(PEOPLE, DRAWS)
def test_everybody_is_in_one_group_and_nobody_is_alone(people: tuple[Member, ...], draw: Draw) -> None:
    """Whatever the size: sizes are near to each other, and drawing again by the same number gives the same."""
    made = groups(people, draw)
    assert Counter(key for group in made for key in keys(group)) == Counter(p.key for p in people)
    sizes = [len(group.members) for group in made]
    assert min(sizes, default=2) >= min(2, len(people))
    if not draw.apart and sizes:
        assert max(sizes) - min(sizes) <= 1
    assert groups(tuple(reversed(people)), draw) == made


@given(PEOPLE, DRAWS)
def test_room_and_remote_are_apart_where_that_leaves_nobody_alone(
    people: tuple[Member, ...], draw: Draw
) -> None:
    """And the groups of remote people report first, in every draw."""
    made = groups(people, draw)
    far = [group.remote for group in made]
    assert far == sorted(far, reverse=True)
    counts = Counter(member.remote for member in people)
    if draw.apart and min(counts[True], counts[False]) != 1:
        assert all(len({member.remote for member, _ in group.members}) == 1 for group in made)


@given(PEOPLE, DRAWS)
def test_each_role_is_given_once_and_never_to_the_one_the_others_report_to(
    people: tuple[Member, ...], draw: Draw
) -> None:
    """A group has one who speaks, and from three on one of each; the leader may keep the time."""
    for group in groups(people, draw):
        roles = [role for _, role in group.members if role]
        assert len(roles) == len(set(roles))
        able = [member for member, _ in group.members if not member.leads]
        assert (Role.SPEAKER in roles) == bool(able)
        if len(group.members) >= 3 and len(able) >= 2:
            assert set(roles) == set(Role)
        for member, role in group.members:
            assert not (member.leads and role in {Role.SPEAKER, Role.SCEPTIC})


def test_a_draw_is_told_and_heard() -> None:
    """The stage gets the same groups; what is no draw is none."""
    draw = Draw(3, 12345, apart=True, among=("E01", "guest-1"))
    assert Draw.heard(draw.told()) == draw
    assert [Draw.heard(line) for line in ("", "7", "[1, 2]", '{"a": 1}', "[]")] == [None] * 5


def test_who_comes_or_leaves_later_changes_no_group() -> None:
    """The groups are those of the draw."""
    session = opened()
    draw = Draw(3, 7, among=tuple(member.key for member in members(session)))
    before = drawn(session, draw)
    later = do(session, c.AddGuest("Ana"), c.Leave("E03"))
    assert drawn(later, draw) == before
    assert len(members(later)) == len(members(session))
