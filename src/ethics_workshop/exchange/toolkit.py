"""Pages of the toolkit as files: HTML to read and print, Markdown to edit, plain text to paste."""

from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.exchange.page import escaped, page, write_page
from ethics_workshop.services.ports_toolkit import Document
from ethics_workshop.words.language import Words
from ethics_workshop.words.markup import as_html, as_text

ONE_PAGE = """
.card h2:first-child { margin-top: 0; }
@media print {
  .lead, .facts { font-size: 9.5pt; margin-bottom: .3rem; padding-bottom: .3rem; }
  .card { font-size: 9.5pt; line-height: 1.3; padding: 3mm 5mm; }
  .card h2 { font-size: 11.5pt; margin: .5rem 0 .15rem; }
  .card p, .card li, .card ul { margin-bottom: .15rem; }
}
"""
"""A card is held in the hand: in print it is one page."""

INDEX = "index"
"""The name of the page that leads to the others."""


class PageFiles:
    """Writes documents as files. Implements the port Files."""

    def write(self, document: Document, kind: str, out: Path, words: Words) -> None:
        """Write one document to `out`, whole or not at all."""
        write_page(rendered(document, kind, words), out)

    def write_all(self, documents: Sequence[Document], kind: str, folder: Path, words: Words) -> list[Path]:
        """Write each document into `folder`; an HTML page that leads to all of them is the first."""
        texts = {document.id: rendered(document, kind, words) for document in documents}
        if kind == "html":
            texts = {INDEX: _index(documents, words), **texts}
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(Problem.FILE_NOT_WRITABLE, path=str(folder)) from error
        files = []
        for name, text in texts.items():
            files.append(folder / f"{name}.{kind}")
            write_page(text, files[-1])
        return files


def rendered(document: Document, kind: str, words: Words) -> str:
    """Return a document as `html`, `md` or `txt`, ending with a line feed."""
    if kind == "html":
        return _html(document, words)
    facts = " · ".join(document.facts)
    markdown = f"# {document.title}\n\n{document.summary}\n\n{facts}\n\n{document.body}\n"
    return markdown if kind == "md" else f"{as_text(markdown)}\n"


def _html(document: Document, words: Words) -> str:
    body = as_html(document.body)
    head = f'<p class="lead">{escaped(document.summary)}</p>\n'
    facts = f'<p class="facts">{escaped(" · ".join(document.facts))}</p>\n'
    if document.card:
        body = f'<div class="card">\n{body}</div>\n'
    return page(
        document.title, head + facts + body, words, foot=_foot(words), style=ONE_PAGE if document.card else ""
    )


def _index(documents: Sequence[Document], words: Words) -> str:
    rows = "".join(
        f'<li><a href="{escaped(each.id)}.html">{escaped(each.title)}</a><br>{escaped(each.summary)}</li>\n'
        for each in documents
    )
    return page(words("Toolkit"), f"<ul>\n{rows}</ul>\n", words, foot=_foot(words))


def _foot(words: Words) -> tuple[str, ...]:
    return (words("Ethics Workshop · toolkit · licence CC BY 4.0. No legal advice."),)
