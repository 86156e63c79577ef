"""The forms of a summary: complete in each, obeying nothing that was written, and silent about people."""

import random
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import InjectMode
from ethics_workshop.domain.loop_event import Outcome, QuestionAnswered
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.session import Session
from ethics_workshop.domain.text import Text
from ethics_workshop.exchange.summary import marked_as_demo, render_summary
from ethics_workshop.exchange.summary_forms import render_forms
from ethics_workshop.services.loop import NOTHING_BEFORE, LookBack
from ethics_workshop.services.ports import CommitmentRow
from ethics_workshop.services.rows import QuestionRow
from ethics_workshop.services.summaries import FORMATS, file_name
from ethics_workshop.words.language import Words
from tests.domain.test_random_sessions import random_commands, walk
from tests.exchange.test_summary import DAY, EN, FR, WORDS, session

OLD = CommitmentRow(
    "K-0", "S-0", "We ask first", "E05", "Bo", "", "changed", "2026-10-01", note="Twice", successor="K-8"
)
NEW = CommitmentRow("K-8", "S-0", "We ask in writing", "", "", "", "open", "2026-11-21", succeeds="K-0")
ASKED = QuestionRow(
    "Q-0", "S-0", Unit("a", "b", "c"), "A coffee?", "2026-10-01", Text("It is fine.", ""), "2026-11-01", "x"
)
BEFORE = LookBack((NEW,), (OLD,), (ASKED,), {"K-8": NEW})


def forms(of: Session, as_format: str, look_back: LookBack = NOTHING_BEFORE) -> str:
    texts = {w.language: render_summary(of, look_back.still_open, {}, w, look_back) for w in (EN, FR)}
    return render_forms(texts, as_format, EN)


@pytest.mark.parametrize("as_format", FORMATS)
def test_each_form_holds_everything_in_both_languages(as_format: str) -> None:
    """What the group agreed, what became of earlier words, answers in the language there is, in three forms."""
    answered = QuestionAnswered(session_id="S-1", question_id="Q-1", answer=Text("Yes", "Oui"), day=DAY)
    text = forms(session(*WORDS, answered), as_format, BEFORE)
    for piece in (
        "Summary of the session",
        "Compte rendu de la séance",
        "If asked, then we say no · volunteered: Al",
        "We ask first · changed · Twice · We ask in writing",
        "We ask first · modifié · Twice",
        "May we? · Answer: Yes",
        "May we? · Réponse\u00a0: Oui",
        "A coffee? · Réponse\u00a0: It is fine.",
        "gifts",
    ):
        assert piece in text, piece
    assert not re.search(r"K-\d|Q-\d|S-\d|E05", text)
    assert text == forms(session(*WORDS, answered), as_format, BEFORE)


class Reading(HTMLParser):
    """Which elements a page has, and whether each is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_accessible_and_loads_nothing() -> None:
    """One first heading, no level skipped, each language said, links only within the page, no script."""
    page = Reading()
    page.feed(forms(session(*WORDS), "html", BEFORE))
    assert page.open == []
    tags = [tag for tag, _ in page.seen]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [attrs["lang"] for tag, attrs in page.seen if tag == "section"] == ["en", "fr"]
    assert {attrs["href"] for tag, attrs in page.seen if tag == "a"} == {"#en", "#fr"}
    assert not {"script", "img", "link", "iframe", "form"} & set(tags)


def test_what_a_group_wrote_is_obeyed_nowhere() -> None:
    """Neither HTML nor Markdown in a commitment does anything."""
    made = e.Committed(session_id="S-1", commitment_id="K-1", text="<script>x</script> [a](http://b) *c* # d")
    assert "<script>" not in forms(session(made), "html")
    markdown = forms(session(made), "md")
    assert r"\<script\>x\</script\> \[a\](http://b) \*c\* \# d" in markdown


def test_a_demo_says_so_in_every_form() -> None:
    """First of all, and without asterisks."""
    text = marked_as_demo(render_summary)(session(), [], {}, EN)
    for as_format in FORMATS:
        made = render_forms({"en": text}, as_format, EN)
        assert "Demo: these people do not exist" in made
        assert "**" not in made


# Whatever happens in a session.


@pytest.mark.parametrize("inject", list(InjectMode))
@pytest.mark.parametrize("cases", [1, 2])
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**9))
def test_any_session_has_a_summary_that_names_nobody(seed: int, cases: int, inject: InjectMode) -> None:
    """Random ways through a session: it renders, and holds no name, no id, no count of a small round."""
    found = walk(random_commands(random.Random(seed)), cases, inject)
    assert found.people or not found.rounds
    for words in (EN, FR):
        lines = render_summary(found, [], {}, words)
        votes = [line for line in lines.splitlines() if re.match(r"- (First|Second|Premier) ", line)]
        rounds = [found.round(name, case) for case in range(cases) for name in "ab"]
        small = min((r.ballots for r in rounds if r.ballots), default=99)
        assert len(votes) >= 2 * cases or words is FR
        if small < 10 and cases == 1:
            assert not any(re.search(r"[0-9%]", line.replace("a:", "")) for line in votes)
        for as_format in FORMATS:
            text = render_forms({words.language: lines}, as_format, words)
            assert text.endswith("\n")
            assert not re.search(r"Person \d|\bE\d\d\b|guest-\d|\bS-1\b|A-1\b", text)


@given(st.text(max_size=40), st.sampled_from(Outcome))
@settings(max_examples=40, deadline=None)
def test_a_name_that_is_not_a_volunteers_is_not_in_what_became_of_it(owner: str, outcome: Outcome) -> None:
    """Of commitments looked at again the words are told, not who volunteered then."""
    name = f"ЖЖЖ{owner}"
    row = CommitmentRow("K-0", "S-0", "We ask first", "", name, "", outcome, "2026-10-01", note="Twice")
    text = render_summary(session(), [], {}, EN, LookBack(reviewed=(row,)))
    assert "We ask first" in text
    assert "Ж" not in text


def test_the_name_of_a_file_says_no_more_than_day_division_and_case() -> None:
    """No id of a session or of people; only letters that every system takes."""
    assert file_name(session()) == "summary-2026-11-21-division-c14"
    assert Words("en").other == "fr"
