"""How a page fills the stage: as large as its window holds, never cut, the same words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.stage import font, pages
from ethics_workshop.tui.stage.layout import Face, clock_rows, face
from ethics_workshop.words.language import Words

words_of_a_case = st.lists(
    st.text(alphabet="aàbcçdeéèêfghiîjklmnoôpqrstuùûvwxyz’ABCÉ«»,.:?!-0123456789", min_size=1, max_size=12),
    min_size=1,
    max_size=25,
).map(" ".join)


def vote(question: str, options: list[str]) -> Prose:
    """A page as the room sees it at a vote."""
    page = Prose().say("First vote: choose by yourself, in silence.", STRONG).gap(question, WARM)
    for letter, option in zip("abcd", options, strict=False):
        page.gap(option, STRONG, lead=f"{letter}  ", lead_style=WARM)
    return page.gap("Fold it; somebody counts.", QUIET)


def rows_of(found: Face) -> int:
    return len(found.lines) + clock_rows(found.clock)


@settings(max_examples=40, deadline=None)
@given(
    question=words_of_a_case,
    options=st.lists(words_of_a_case, min_size=2, max_size=4),
    width=st.integers(40, 220),
    height=st.integers(12, 64),
    timed=st.booleans(),
)
def test_nothing_is_wider_than_the_window_and_nothing_taller_that_fits(
    question: str, options: list[str], width: int, height: int, *, timed: bool
) -> None:
    """What fits in ordinary type never scrolls; large letters are taken only where all of the page has room."""
    page = vote(question, options)
    found = face(page, width, height, timed=timed)
    assert max(line.cell_length for line in found.lines) <= width
    small = page.projected(min(width, 92), 0)  # type: ignore[arg-type]
    if len(small) <= height:
        assert rows_of(found) <= height


def test_a_larger_window_brings_larger_type() -> None:
    """At 80 by 24 words; on a projector's window the question and the options in large letters, with the clock."""
    page = vote("What do you do?", ["Open the file.", "Decline.", "Ask."])
    plain = face(page, 72, 22, timed=False)
    assert "What do you do?" in "\n".join(line.plain for line in plain.lines)
    large = face(page, 152, 46, timed=True)
    text = "\n".join(line.plain for line in large.lines)
    assert "What do you do?" not in text
    assert "Decline." not in text
    assert font.drawn("What do you do?")[1] in text
    assert "somebody counts" in text
    assert large.clock
    assert face(page, 152, 22, timed=True).clock < face(page, 192, 60, timed=True).clock


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(("width", "height"), [(72, 20), (112, 32), (152, 44), (192, 56)])
def test_the_pages_of_no_step_fit_every_window(language: str, width: int, height: int) -> None:
    """The test page, the pause and the end; the test page shows the smallest type that comes later."""
    words = Words(language)
    for page in (pages.opening(words), pages.paused(words), pages.over(words)):
        assert rows_of(face(page, width, height, timed=False)) <= height
    shown = "\n".join(line.plain for line in face(pages.opening(words), width, height, timed=False).lines)
    assert "0123456789" in shown


def test_every_letter_of_both_languages_is_drawn() -> None:
    """And clocks do not jump: all figures are as wide."""
    alphabet = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÀÂÇÉÈÊËÎÏÔÙÛÜœŒ’“”«»…–? !:;,.'()/&%+-0123456789"
    assert font.can_draw(alphabet)
    assert not font.can_draw("Ж")
    for scale in (1, 2, 3):
        clocks = [font.drawn(text, scale) for text in ("00:00", "11:11", "27:48")]
        assert {tuple(map(len, rows)) for rows in clocks} == {tuple(map(len, clocks[0]))}
        assert len(clocks[0]) == font.ROWS * scale
        assert len(clocks[0][0]) == font.cells("00:00", scale)


@given(text=words_of_a_case, width=st.integers(20, 200))
def test_large_letters_break_between_words_alone(text: str, width: int) -> None:
    """No word is lost, none is cut, and no line is too wide."""
    lines = font.broken(text, width)
    if lines is None:
        assert max(map(font.cells, text.split(" "))) > width
        return
    assert " ".join(lines) == text
    assert all(len(font.drawn(line)[0]) == font.cells(line) <= width for line in lines)
