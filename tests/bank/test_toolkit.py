"""The toolkit's pages: those that ship are whole in both languages, and a fault in one is told with line and field."""

import re
from pathlib import Path

import pytest

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.codes import Code
from ethics_workshop.domain.error import BadInput
from ethics_workshop.domain.listing import Severity
from ethics_workshop.domain.toolkit import DECISION_CARD, ToolkitPage
from ethics_workshop.settings import shipped_bank
from ethics_workshop.words.markup import Kind, blocks

from .sample import TODAY, line_of, make_bank, put
from .test_shipped import CHECKED

PAGE = """\
id = "short-guide"
order = 5
kind = "guide"
status = "draft"
title.en = "A short guide"
title.fr = "Un petit guide"
summary.en = "It is short."
summary.fr = "Il est petit."
audience.en = "managers"
audience.fr = "gestionnaires"
minutes = 3
fact_checked = 2026-11-22
review_by = 2027-05-22
refs = ["PA#7"]

[body]
en = \"\"\"
## Before

Read *this*.

### The day before

- one
\"\"\"
fr = \"\"\"
## Avant

Lisez *ceci*.

### La veille

- un
\"\"\"
"""

PLANTED = [
    ('id = "short-guide"', 'id = "long-guide"', Code.ID_NOT_FILE_NAME, "id", ""),
    ("minutes = 3", 'minutes = "3"', Code.NOT_NUMBER, "minutes", ""),
    ('kind = "guide"', 'kind = "poster"', Code.NOT_LISTED, "kind", ""),
    ('status = "draft"', 'status = "draft"\nstatos = "x"', Code.UNKNOWN_FIELD_NEAR, "statos", "statos"),
    ('summary.fr = "Il est petit."\n', "", Code.MISSING_LANGUAGE, "summary.fr", "summary.en"),
    ('refs = ["PA#7"]', 'refs = ["XX#7"]', Code.UNKNOWN_REF, "refs[1]", ""),
    ("review_by = 2027-05-22", "review_by = 2026-05-22", Code.REVIEW_OVERDUE, "review_by", ""),
    ("### La veille", "#### La veille", Code.HEADING_ORDER, "body.fr", ""),
    ("## Avant", "# Avant", Code.HEADING_ORDER, "body.fr", ""),
    ("### La veille\n", "", Code.HEADINGS_DIFFER, "body.fr", 'fr = """'),
    ("Read *this*.", "Read <b>this</b>.", Code.RAW_HTML, "body.en", ""),
    ("Lisez *ceci*.", "Lisez l'avis.", Code.STRAIGHT_APOSTROPHE, "body.fr", ""),
    ("Lisez *ceci*.", "Lisez «ceci».", Code.GUILLEMET_SPACE, "body.fr", ""),
    ("Lisez *ceci*.", "Lisez. " * 30, Code.LENGTH_RATIO, "body.fr", 'fr = """'),
]


def test_a_sound_page_has_no_fault(tmp_path: Path) -> None:
    bank = make_bank(tmp_path / "bank")
    file = put(bank / "toolkit" / "short-guide.toml", PAGE)
    assert Bank([bank], None, TODAY).check(file).faults == []


@pytest.mark.parametrize(("old", "new", "code", "field", "stands"), PLANTED)
def test_a_fault_is_told_with_its_line_and_field(
    tmp_path: Path, old: str, new: str, code: Code, field: str, stands: str
) -> None:
    assert old in PAGE
    text = PAGE.replace(old, new)
    bank = make_bank(tmp_path / "bank")
    file = put(bank / "toolkit" / "short-guide.toml", text)
    faults = Bank([bank], None, TODAY).check(file).faults
    assert (code, field, line_of(text, stands or new.split("\n", maxsplit=1)[0])) in [
        (fault.code, fault.field, fault.line) for fault in faults
    ]


def test_an_overdue_review_warns_and_stops_a_release(tmp_path: Path) -> None:
    bank = make_bank(tmp_path / "bank")
    put(bank / "toolkit" / "short-guide.toml", PAGE.replace("2027-05-22", "2026-05-22"))
    opened = Bank([bank], None, TODAY)
    assert [fault.severity for fault in opened.check().faults] == [Severity.WARNING]
    assert [fault.severity for fault in opened.check(release=True).faults] == [Severity.ERROR]


def test_pages_come_in_their_order_and_a_departments_own_goes_first(tmp_path: Path) -> None:
    own = make_bank(tmp_path / "bank")
    put(own / "toolkit" / "short-guide.toml", PAGE)
    mine = PAGE.replace("short-guide", DECISION_CARD).replace("A short guide", "Our card")
    put(own / "toolkit" / f"{DECISION_CARD}.toml", mine)
    pages = Bank([own], None, TODAY, shipped=shipped_bank()).toolkit()
    assert [page.order for page in pages] == sorted(page.order for page in pages)
    assert [page.title.en for page in pages if page.id == DECISION_CARD] == ["Our card"]
    assert pages[0].id == DECISION_CARD or pages[0].order < 5


def test_a_broken_page_is_an_error_for_the_toolkit_and_for_nothing_else(tmp_path: Path) -> None:
    bank = make_bank(tmp_path / "bank")
    put(bank / "toolkit" / "short-guide.toml", "id = ")
    opened = Bank([bank], None, TODAY)
    with pytest.raises(BadInput):
        opened.toolkit()
    assert opened.cases()
    assert opened.agendas()


# what ships

SHIPPED = Bank([shipped_bank()], None, CHECKED).toolkit()
ENGLISH = re.compile(r"\b(the|and|with|you|your|they|what|who|this|that|for|of)\b", re.IGNORECASE)
FRENCH = re.compile(r"\b(le|les|une|des|avec|vous|votre|pour|dans|qui|est|du|et)\b", re.IGNORECASE)


@pytest.mark.parametrize("page", SHIPPED, ids=lambda page: page.id)
def test_a_shipped_page_says_the_same_things_in_both_languages(page: ToolkitPage) -> None:
    """Block by block the same kinds, levels and places in lists: nothing was forgotten in one language."""
    shapes = [[(b.kind, b.level, bool(b.lead)) for b in blocks(page.body(lang))] for lang in ("en", "fr")]
    assert shapes[0] == shapes[1]
    assert any(kind is Kind.HEADING for kind, *_ in shapes[0]) or page.groups


@pytest.mark.parametrize("page", SHIPPED, ids=lambda page: page.id)
def test_no_word_of_the_other_language(page: ToolkitPage) -> None:
    for text in (page.title, page.summary, page.audience, page.body):
        said = re.sub(r"`[^`]*`|\(https?:[^)]*\)", "", text.fr)
        assert not ENGLISH.findall(said)
        assert not FRENCH.findall(re.sub(r"`[^`]*`", "", text.en))
