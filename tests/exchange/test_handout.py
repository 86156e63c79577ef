"""Handouts: who may read what, and texts that stay texts in HTML, in Markdown and in plain lines."""

import re
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.bank.codec import case_of
from ethics_workshop.domain.case import Case
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.text import Text
from ethics_workshop.exchange.handout_forms import render_handout
from ethics_workshop.services.handouts import FORMATS, SHEETS, Handout
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import as_html
from tests.bank.sample import CASE
from tests.exchange.outline import Outline

EN = Words("en")
HOSTILE = st.text(st.sampled_from("<>&\"'`*_#[]()!-\n\x1b\u202e=/:|~ab1. "), max_size=40) | st.sampled_from(
    ["<script>alert(1)</script>", "<img src=x onerror=y>", "[a](javascript:b)", "![i](https://evil.example/i.png)",
     '"><svg onload=1>', "</section></main>", "1. one", "- item", "> said", "=====", "&lt;b&gt;", "{gift-rule}"]
)  # fmt: skip


def made(say: Callable[[str], str]) -> Handout:
    """A case whose every text is what `say` makes of its place (`scene.0.option.1.outcome`)."""

    def told(value: Any, place: str) -> Any:
        if isinstance(value, dict) and set(value) == {"en", "fr"}:
            return dict.fromkeys(value, say(place))
        if isinstance(value, dict):
            return {key: told(inner, f"{place}.{key}".lstrip(".")) for key, inner in value.items()}
        if isinstance(value, list):
            return [told(inner, f"{place}.{n}") for n, inner in enumerate(value)]
        return value

    case: Case = case_of(told(tomllib.loads(CASE), ""))
    rule = Reference("PA", Text("Act", "Loi"), "7", Text("https://a.example", "https://a.example"), "found")
    return Handout(case, (Text("Integrity", "Intégrité"),), (rule,), {})


def places(text: str) -> set[str]:
    return set(re.findall(r"⟨(.*?)⟩", text.replace("\\", "")))


@pytest.mark.parametrize("as_format", FORMATS)
def test_what_participants_get_tells_nothing_of_what_follows(as_format: str) -> None:
    """A sheet says what happens in the story up to the vote, and no more: everything else is named by its place."""
    handout = made(lambda place: f"⟨{place}⟩")
    told = {"title", "hook", "role.0.name", "scene.0.text", "scene.0.question", "scene.0.option.0.label",
            "scene.0.option.1.label"}  # fmt: skip
    page = render_handout(handout, ["participant"], "huddle", as_format, EN)
    assert places(page) == told
    assert places(render_handout(handout, ["card"], "huddle", as_format, EN)) == told - {"role.0.name"}
    assert "(risky)" not in page
    assert "(sound)" not in page


@pytest.mark.parametrize("as_format", FORMATS)
def test_whoever_leads_gets_what_it_takes(as_format: str) -> None:
    page = render_handout(made(lambda place: f"⟨{place}⟩"), ["facilitator"], "huddle", as_format, EN)
    wanted = {"guide.goal", "guide.step.0.text", "notes.pitfalls", "inject.0.text", "inject.0.ask"}
    wanted |= {f"analysis.{name}" for name in ("issue", "line", "judgment", "say", "follow_up")}
    wanted |= {
        f"scene.0.option.{n}.{name}"
        for n in (0, 1)
        for name in ("label", "outcome", "feedback", "why_people_choose")
    }
    assert wanted <= places(page)
    assert "risky" in page
    assert "Act, s.\u00a07" in page


def test_a_guide_is_for_the_size_of_the_session() -> None:
    page = render_handout(made(lambda place: f"⟨{place}⟩"), ["facilitator"], "workshop", "txt", EN)
    assert "guide.step.0.text" not in places(page)


def test_the_same_case_gives_the_same_bytes() -> None:
    handout = made(lambda place: place)
    assert render_handout(handout, SHEETS, "huddle", "html", EN) == render_handout(
        handout, SHEETS, "huddle", "html", EN
    )


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_no_text_becomes_a_part_of_the_page(text: str) -> None:
    """Whatever texts hold, the page has the elements of a harmless one, and loads and runs nothing."""
    harmless = Outline(render_handout(made(lambda _: "x"), SHEETS, "huddle", "html", EN))
    html = render_handout(made(lambda _: text), SHEETS, "huddle", "html", EN)
    outline = Outline(html)
    assert set(outline.tags) <= {*harmless.tags, "em", "br"}
    assert outline.headings == harmless.headings
    assert sorted(set(outline.attributes)) == sorted(set(harmless.attributes))
    assert not {"script", "img", "svg", "iframe", "link", "a"} & set(outline.tags)
    assert "\x1b" not in html


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
@example("*")
def test_markdown_pasted_into_a_message_is_what_was_written(text: str) -> None:
    """A reader of Markdown finds headings, links and pictures of ours alone, and every character of the text."""
    harmless = Outline(as_html(render_handout(made(lambda _: "x"), SHEETS, "huddle", "md", EN)))
    outline = Outline(as_html(render_handout(made(lambda _: text), SHEETS, "huddle", "md", EN)))
    assert outline.headings == harmless.headings
    assert not {"a", "img", "script", "code", "table"} & set(outline.tags)
    assert outline.tags.count("ul") == harmless.tags.count("ul")
    assert outline.tags.count("ol") == 0


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_plain_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    plain = render_handout(made(lambda _: text), SHEETS, "huddle", "txt", EN)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", plain)
