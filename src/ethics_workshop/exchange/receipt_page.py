"""A receipt as a page to keep or to print, in the language of the signature."""

from collections.abc import Iterable
from pathlib import Path

from ethics_workshop.exchange.page import escaped, page, write_page
from ethics_workshop.services.receipt_words import facts, proves, proves_not
from ethics_workshop.services.receipts import Found
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import as_html
from ethics_workshop.words.texts import DEMO


class PrintedReceipts:
    """Implements the port ReceiptPages. `demo`: every page begins by saying that none of it happened."""

    def __init__(self, *, demo: bool = False) -> None:
        self._demo = demo

    def write(self, found: Found, out: Path) -> None:
        """Write the page whole or not at all. Raises BadInput, StorageError."""
        write_page(receipt_page(found, Words(found.row.language), demo=self._demo), out)


def receipt_page(found: Found, words: Words, *, demo: bool = False) -> str:
    """Return the page in the language of `words`: the code, what it stands for, and the words that were signed."""
    row = found.row
    parts = [f'<p class="notice">{escaped(words(DEMO))}</p>\n'] if demo else []
    if found.withdrawn:
        said = words("This signature was withdrawn on {date}: it no longer holds.", date=row.withdrawn_on)
        parts.append(f'<p class="notice"><strong>{escaped(said)}</strong></p>\n')
    parts += [
        f'<p class="card"><strong>{escaped(row.receipt)}</strong></p>\n',
        "<dl>\n",
        *(f"<dt>{escaped(label)}</dt><dd>{escaped(value)}</dd>\n" for label, value in facts(found, words)),
        "</dl>\n",
        _section(words("What this receipt proves"), proves(found, words)),
        _section(words("What it does not prove"), proves_not(words)),
        f"<h2>{escaped(words('The words that were signed'))}</h2>\n",
    ]
    if found.statement is not None:
        parts.append(f"<h3>{escaped(words.text(found.statement.title))}</h3>\n")
        parts.append(as_html(words.text(found.statement.body), below=3))
    else:
        missing = words(
            "They are not in this case bank. A copy is the right one if its SHA-256 is the one above."
        )
        parts.append(f"<p>{escaped(missing)}</p>\n")
    checked = words(
        "Check it with “ethics-workshop attest check {receipt}”, or ask your V&E office to.",
        receipt=row.receipt,
    )
    return page(words("Receipt of an attestation"), "".join(parts), words, foot=[checked])


def _section(heading: str, sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{escaped(sentence)}</li>\n" for sentence in sentences)
    return f"<h2>{escaped(heading)}</h2>\n<ul>\n{items}</ul>\n"
