"""Text from people on its way to the terminal, and drawing where the terminal is not UTF-8."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.renderables import digits

import ethics_workshop
from ethics_workshop.settings import shipped_bank
from ethics_workshop.tui.ascii import told
from ethics_workshop.tui.dialogs.palette import rank
from ethics_workshop.tui.plain import cut, plain, prose
from ethics_workshop.tui.prose import Prose, emphasized, wrap
from ethics_workshop.tui.widgets.fitting import fitting
from ethics_workshop.tui.widgets.text_view import TextView

HOSTILE = "[red]x[/red] [/b] [@click=app.quit]y[/] \x1b]0;title\x07\x1b[2J\u202eabc\u2066 O’Neill 😀\x9b31m"


@given(st.text())
def test_nothing_that_steers_a_terminal_gets_through(text: str) -> None:
    """Whatever the text, no control, escape or bidirectional character is left for the terminal."""
    for content in (plain(text), prose(text)):
        bad = {c for c in content.plain if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}} - {
            "\n",
            "\u200c",
            "\u200d",
        }
        assert not bad
    assert "\n" not in plain(text).plain


@given(st.text(), st.integers(0, 40))
def test_cut_fits(text: str, width: int) -> None:
    """A cut text is never wider than it may be."""
    assert cell_len(cut(text, width)) <= max(width, 0)


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "no-such-encoding"]))
def test_told_keeps_the_width(text: str, encoding: str) -> None:
    """What a terminal cannot draw is replaced by something it can, in as many cells."""
    shown = told(text, encoding)
    assert cell_len(shown) == cell_len(text)
    if encoding != "no-such-encoding":
        shown.encode(encoding)


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [("╭─ Cases ─╮", "+- Cases -+"), ("▌ “Élise’s”…", '| "Elise\'s".'), ("«\u202foui\u202f»", '" oui "')],
)
def test_told_reads_well(text: str, ascii_text: str) -> None:
    """Boxes stay boxes, and letters lose their accents rather than themselves."""
    assert told(text, "ascii") == ascii_text


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_everything_that_is_drawn_can_be_told(encoding: str) -> None:
    """No `?` for any character of the screens, the French, the big digits or the case bank; a tick is no cross."""
    source = Path(ethics_workshop.__file__).parent
    files = [
        *(source / "tui").rglob("*.py"),
        *(source / "locale").rglob("*.po"),
        *Path(shipped_bank()).rglob("*.toml"),
        Path(digits.__file__),
    ]
    drawn = {letter for file in files for letter in file.read_text(encoding="utf-8")}
    lost = {letter for letter in drawn - set("?€£") if "?" in told(letter, encoding)}
    assert not lost
    assert len({told(mark, encoding) for mark in "✓✕!▸·"}) == 5  # no right answer looks like a wrong one
    assert told("é", encoding) == ("e" if encoding == "ascii" else "é")


@given(st.text(min_size=1, max_size=30), st.data())
def test_rank_finds_beginnings_and_letters(label: str, data: st.DataObject) -> None:
    """A label is found by any beginning of it, best of all, and by any of its letters in order."""
    end = data.draw(st.integers(0, len(label)))
    assert rank(label[:end], label) == 0
    letters = data.draw(st.lists(st.integers(0, len(label) - 1), unique=True).map(sorted))
    assert rank("".join(label[at] for at in letters), label.casefold()) is not None or any(
        unicodedata.combining(c) or c.isspace() or not c.isalnum() for c in label
    )


async def test_markup_is_text() -> None:
    """Tags, actions and stray closing tags are shown as they were written; nothing crashes."""

    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield TextView(HOSTILE)

    async with Page().run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        text = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
    assert "[red]x[/red] [/b] [@click=app.quit]y[/]" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


@pytest.mark.parametrize("width", range(4, 30))
def test_what_is_cut_shows_it(width: int) -> None:
    """A paragraph with too little room ends in an ellipsis after a whole word, and is never too wide."""
    text = "She only wants to know that her file isn’t lost."
    rows = wrap(plain(text), width)
    shown = [row.plain for row in fitting(rows, 2, width)]
    assert all(cell_len(row) <= width for row in shown)
    if len(rows) > 2:
        assert shown[-1].endswith(" …")
        assert " ".join(shown).removesuffix(" …").split()[-1] in text.split() or width < 8
    assert fitting(rows, 0, width) == []
    assert fitting(rows, len(rows), width) == rows


def test_no_break_spaces_hold() -> None:
    """A French guillemet never stands alone at the end of a line."""
    view = TextView("Il a dit «\u202foui\u202f» hier")
    assert [line.plain for line in view.lines(12)] == ["Il a dit", "«\u202foui\u202f» hier"]


@given(st.integers(12, 80))
def test_things_stay_on_one_line(width: int) -> None:
    """A list is broken between its things; only one that is wider than a line is broken inside."""
    things = ["Integrity", "Respect for people", "Students and new employees"]
    lines = [line.plain for line in Prose().things(" · ".join(things)).lines(width)]
    assert all(cell_len(line) <= width for line in lines)
    assert " ".join(lines).replace(" ·", "") == " ".join(things)
    for thing in things:
        assert cell_len(thing) > width - 2 or any(thing in line for line in lines)


def test_a_star_alone_is_a_star() -> None:
    """On a screen as in a handout: what it touches is emphasized, and nothing between two lone ones."""
    shown = emphasized("2 * 3 * 4, *so* and **so**", "$quiet")
    assert shown.plain == "2 * 3 * 4, so and so"
    spans = [(shown.plain[span.start : span.end].strip(), str(span.style)) for span in shown.spans]
    assert spans == [
        ("2 * 3 * 4,", "$quiet"),
        ("so", "$quiet italic"),
        ("and", "$quiet"),
        ("so", "$quiet bold"),
    ]
