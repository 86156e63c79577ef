"""Pages of the toolkit: what is wrong in their files beyond the shape, and their values."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import Finding
from ethics_workshop.bank.lines import Loc
from ethics_workshop.bank.prose import misworded
from ethics_workshop.bank.registry_values import text_of
from ethics_workshop.bank.story import rows
from ethics_workshop.domain.listing import Severity
from ethics_workshop.domain.toolkit import Group, PageKind, ToolkitPage

Data = dict[str, Any]

HIGHEST = 2
"""The level of the highest headings of a body: the page's title stands above them."""

_HEADING = re.compile(r"^(#{1,6})[ \t]+\S.*$", re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z!][^>\n]{0,80}>")


def misguided(data: Data) -> Iterator[Finding]:
    """Yield what is wrong with a page: its words, and the headings of its body."""
    yield from misworded(data)
    body = data.get("body")
    if not isinstance(body, dict):
        return
    levels: dict[str, list[int]] = {}
    for language in ("en", "fr"):
        text = body.get(language)
        if isinstance(text, str):
            levels[language] = [len(found[1]) for found in _HEADING.finditer(text)]
            yield from _unnested(("body", language), text)
            if tag := _TAG.search(text):
                yield Finding(("body", language), Code.RAW_HTML, {"found": tag[0]}, snippet=tag[0])
    if len(levels) == 2 and levels["en"] != levels["fr"]:  # both languages
        facts = {"en": len(levels["en"]), "fr": len(levels["fr"])}
        yield Finding(("body", "fr"), Code.HEADINGS_DIFFER, facts)


def _unnested(loc: Loc, text: str) -> Iterator[Finding]:
    """Yield the first heading that skips a level, for whoever listens to the page."""
    reached = HIGHEST - 1
    for found in _HEADING.finditer(text):
        level = len(found[1])
        if not HIGHEST <= level <= reached + 1:
            facts = {"found": found[0], "marks": "#" * min(max(level, HIGHEST), reached + 1)}
            yield Finding(loc, Code.HEADING_ORDER, facts, snippet=found[0])
            return
        reached = level


def unsourced(data: Data, known: Collection[str] | None, today: str) -> Iterator[Finding]:
    """Yield references to instruments that are not listed (`known`; None: nobody can tell), and an overdue review."""
    cited: list[tuple[Loc, object]] = [
        (("refs", at), key) for at, key in enumerate(_listed(data.get("refs")))
    ]
    for index, row in rows(data, "group"):
        cited += [(("group", index, "keys", at), key) for at, key in enumerate(_listed(row.get("keys")))]
    for loc, key in cited:
        if known is not None and isinstance(key, str) and key.partition("#")[0] not in known:
            yield Finding(loc, Code.UNKNOWN_REF, {"key": key})
    due = data.get("review_by")
    if due is not None and str(due) < today:
        yield Finding(("review_by",), Code.REVIEW_OVERDUE, {"date": str(due)}, Severity.WARNING)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def page_of(data: Data) -> ToolkitPage:
    """Return the page of a checked file."""
    return ToolkitPage(
        id=data["id"],
        order=data["order"],
        kind=PageKind(data["kind"]),
        status=data["status"],
        title=text_of(data["title"]),
        summary=text_of(data["summary"]),
        audience=text_of(data["audience"]),
        minutes=data["minutes"],
        body=text_of(data["body"]),
        refs=tuple(data["refs"]),
        groups=tuple(Group(text_of(row["title"]), tuple(row["keys"])) for row in data["group"]),
    )
