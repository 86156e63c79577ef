"""What changed between two texts: nothing is lost, and a comma is seen."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.difference import ChangeKind, compare, differs

TEXTS = st.lists(
    st.sampled_from(["I agree", "to the Code", ",", ". ", ".\n\n", "« oui »", "?", "  ", "\n", "# H", "é"]), max_size=14
).map("".join) | st.text(max_size=30)  # fmt: skip


@given(TEXTS, TEXTS)
@settings(max_examples=60)
def test_the_changes_lead_from_one_text_to_the_other(old: str, new: str) -> None:
    """Put together, what was before is the one text and what came after the other, passage by passage and word by word."""
    changes = compare(old, new)
    assert "".join(change.before for change in changes) == old
    assert "".join(change.after for change in changes) == new
    assert differs(changes) == (old != new)
    for change in changes:
        assert (change.kind is ChangeKind.SAME) == (change.before == change.after)
        assert (change.kind is ChangeKind.CHANGED) == bool(change.words)
        for side, left_out in ((change.before, ChangeKind.ADDED), (change.after, ChangeKind.REMOVED)):
            words = "".join(word.text for word in change.words if word.kind is not left_out)
            assert not change.words or words == side


def test_one_comma_is_one_changed_word_of_one_sentence() -> None:
    """What stands around it is the same; a sentence that was put in is added whole."""
    old = "I have read it. I agree to the Code and its values. Nothing else."
    new = "I have read it. I agree to the Code, and its values. Ask if in doubt. Nothing else."
    changes = [change for change in compare(old, new) if change.kind is not ChangeKind.SAME]
    assert [change.kind for change in changes] == [ChangeKind.CHANGED, ChangeKind.ADDED]
    assert [(w.kind, w.text) for w in changes[0].words if w.kind is not ChangeKind.SAME] == [
        (ChangeKind.REMOVED, "Code"),
        (ChangeKind.ADDED, "Code,"),
    ]
    assert changes[1].after == "Ask if in doubt. "


def test_texts_that_have_nothing_in_common_take_no_longer_for_being_long() -> None:
    """A hundred thousand words, one sentence or many, are compared within moments."""
    started = time.process_time()
    for joint in (" ", ". "):
        old, new = (joint.join(f"{letter}{n}" for n in range(100_000)) for letter in "ab")
        assert [change.kind for change in compare(old, new)] == [ChangeKind.REMOVED, ChangeKind.ADDED]
    assert time.process_time() - started < 5
