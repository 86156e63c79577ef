"""A certificate as a page to keep or to print, in the language of the person it is for."""

from collections.abc import Iterable, Iterator

from ethics_workshop.exchange.page import escaped, page
from ethics_workshop.services.ports_papers import Certificate
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.texts import DEMO

PROVES = (
    N_("That the records of the computer that printed it hold this completion, with this number."),
    N_("That it counts: it was not voided by the day of printing."),
)
PROVES_NOT = (
    N_("What was said or chosen: that is never recorded with a name."),
    N_("That this sheet is genuine: anybody can alter a page. Your V&E office checks the number."),
)


def certificate_page(certificate: Certificate, *, demo: bool = False) -> str:
    """Return the page: who, what, when, by whom led, what it proves and what not. Dates are local dates."""
    words = Words(certificate.person.language)
    row = certificate.completion
    parts = [f'<p class="notice">{escaped(words(DEMO))}</p>\n'] if demo else []
    parts += [
        (
            f'<p class="card"><strong>{escaped(row.name)}</strong><br>\n'
            f"{escaped(words('has completed'))}<br>\n"
            f"<strong>{escaped(words.text(certificate.requirement))}</strong><br>\n"
            f"{escaped(words('on {day}', day=short_day(row.completed_on, words)))}</p>\n"
        ),
        "<dl>\n",
        *(
            f"<dt>{escaped(label)}</dt><dd>{escaped(value)}</dd>\n"
            for label, value in _facts(certificate, words)
        ),
        "</dl>\n",
        _section(words("What this certificate proves"), PROVES, words),
        _section(words("What it does not prove"), PROVES_NOT, words),
    ]
    return page(words("Certificate of completion"), "".join(parts), words)


def _facts(certificate: Certificate, words: Words) -> Iterator[tuple[str, str]]:
    row = certificate.completion
    yield words("Unit"), f"{row.division} · {row.branch} · {row.sector}"
    if certificate.cases:
        yield words("Case studies"), " · ".join(words.text(title) for title in certificate.cases)
    if certificate.led_by:
        yield words("Led by"), certificate.led_by
    if row.reference:
        yield words("Reference of the evidence"), row.reference
    if row.session_id:
        yield words("Session"), row.session_id
    yield words("Number of the completion"), row.completion_id


def _section(heading: str, sentences: Iterable[str], words: Words) -> str:
    items = "".join(f"<li>{escaped(words(sentence))}</li>\n" for sentence in sentences)
    return f"<h2>{escaped(heading)}</h2>\n<ul>\n{items}</ul>\n"
