"""The frame of HTML pages: well-formed, in one language, and nothing in it runs or is loaded, whatever a text holds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import BadInput
from ethics_workshop.exchange.page import escaped, page, write_page
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import Kind, as_html, as_text, blocks
from tests.exchange.outline import Outline

EN, FR = Words("en"), Words("fr")
HOSTILE = st.text(
    st.one_of(st.sampled_from("<>&\"'`*_#[]()!-\n\x1b\u202e=/:"), st.sampled_from("abé scriptonload")),
    max_size=60,
) | st.sampled_from(
    ["<script>alert(1)</script>", "<img src=x onerror=y>", "[a](javascript:b)", "![i](https://evil.example/i.png)",
     '"><svg onload=1>', "<style>*{}</style>", "</main></body>"]
)  # fmt: skip


def test_a_page_says_its_language_and_has_one_first_heading_in_one_main_part() -> None:
    outline = Outline(page("Guide d’animation", as_html("## A\n\ntexte\n\n### B\n\nfin"), FR, foot=["Fin"]))
    assert ("lang", "fr") in outline.attributes
    assert outline.headings == [1, 2, 3]
    assert [outline.tags.count(tag) for tag in ("main", "title", "footer", "style")] == [1, 1, 1, 1]


@settings(max_examples=25, deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_text_becomes_a_script_a_style_or_something_to_load(title: str, body: str) -> None:
    html = page(title, f"<p>{escaped(body)}</p>{as_html(body)}", EN, foot=[body])
    outline = Outline(html)
    assert not {"script", "img", "svg", "iframe", "link", "object"} & set(outline.tags)
    assert outline.tags.count("style") == outline.tags.count("main") == 1
    for name, value in outline.attributes:
        assert not name.startswith("on")
        assert name not in {"src", "srcset", "style"}
        assert name != "href" or value.startswith(("https://", "http://", "#"))
    assert "\x1b" not in html
    assert "\u202e" not in html


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(["Un", "Deux"])), max_size=8), st.integers(1, 3))
def test_headings_begin_right_below_and_never_skip_a_level(
    headings: list[tuple[int, str]], below: int
) -> None:
    text = "\n\n".join(f"{'#' * level} {words}" for level, words in headings)
    levels = Outline(as_html(text, below=below)).headings
    assert len(levels) == len(headings)
    before = below
    for level in levels:
        assert below < level <= before + 1
        before = level


def test_paragraphs_of_markdown_for_screens() -> None:
    found = blocks("## One *two*\n\nA **b** `c`\nd\n\n1. x\n2. y\n\n   more\n   - z\n\n> said")
    assert [(b.kind, b.level, b.lead, b.plain) for b in found] == [
        (Kind.HEADING, 2, "", "One two"),
        (Kind.TEXT, 0, "", "A b c d"),
        (Kind.ITEM, 1, "1.", "x"),
        (Kind.ITEM, 1, "2.", "y"),
        (Kind.ITEM, 1, "", "more"),
        (Kind.ITEM, 2, "•", "z"),
        (Kind.QUOTE, 0, "", "said"),
    ]


def test_plain_text_says_where_a_link_leads_and_keeps_to_its_width() -> None:
    text = as_text("## Liens\n\n- [Le Code](https://example.ca/code) *mot* " + "long " * 30, width=60)
    assert text.startswith("Liens\n-----\n\n- Le Code (https://example.ca/code) mot")
    assert max(map(len, text.split("\n"))) <= 60


def test_a_page_is_written_whole_for_its_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "p.html"
    write_page(page("É", "", FR), out)
    assert out.stat().st_mode & 0o777 == 0o600
    assert "<h1>É</h1>" in out.read_text(encoding="utf-8")
    with pytest.raises(BadInput):
        write_page("x", tmp_path)
