"""The toolkit: its pages, as texts in one language, and as files to print and to hand out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ethics_workshop.domain.error import Problem, Refused
from ethics_workshop.domain.listing import Reference
from ethics_workshop.domain.toolkit import PageKind, ToolkitPage
from ethics_workshop.services.ports_toolkit import Document, Files, ToolkitBank
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import by_instrument, case_status_name, citation, joint_citation

FOUND = "found"


class ToolkitService:
    """Finds pages, puts them together with what they cite, and writes them."""

    def __init__(self, bank: ToolkitBank, files: Files) -> None:
        self._bank = bank
        self._files = files

    def pages(self) -> list[ToolkitPage]:
        """Return the pages in their order. Raises BadInput when one of their files is broken."""
        return self._bank.toolkit()

    def page(self, page_id: str) -> ToolkitPage:
        """Return one page. Raises Refused for an unknown id."""
        pages = self.pages()
        for page in pages:
            if page.id == page_id:
                return page
        raise Refused(Problem.UNKNOWN_PAGE, page=page_id, known=", ".join(page.id for page in pages))

    def document(self, page: ToolkitPage, words: Words) -> Document:
        """Return a page in the language of `words`, with what it cites. Raises BadInput."""
        body = [words.text(page.body).strip("\n")]
        if page.groups:
            body += self._instruments(page, words)
        if page.refs:
            body += _cited(self._bank.references(page.refs), words)
        facts = (
            words("For: {audience}", audience=words.text(page.audience)),
            words.n("{n} minute to read", "{n} minutes to read", page.minutes),
            *(() if page.status == "approved" else (case_status_name(page.status, words),)),
        )
        title, summary = words.text(page.title), words.text(page.summary)
        card = page.kind is PageKind.CARD
        return Document(page.id, title, summary, facts, "\n\n".join(body), card)

    def write(self, page_id: str, kind: str, out: Path, words: Words) -> None:
        """Write one page to `out`. Raises Refused for an unknown id, BadInput and StorageError."""
        self._files.write(self.document(self.page(page_id), words), kind, out, words)

    def write_all(self, kind: str, folder: Path, words: Words) -> list[Path]:
        """Write every page into `folder`; return the files. Raises BadInput and StorageError."""
        documents = [self.document(page, words) for page in self.pages()]
        return self._files.write_all(documents, kind, folder, words)

    def _instruments(self, page: ToolkitPage, words: Words) -> Iterator[str]:
        """Yield the registry of instruments under the page's headings; what none of them names comes last."""
        listed = {reference.key: reference for reference in self._bank.instruments()}
        for group in page.groups:
            found = [listed.pop(key) for key in group.keys if key in listed]
            if found:
                yield f"## {words.text(group.title)}"
                yield _links(found, words)
        if listed:
            yield words("## Others")
            yield _links(list(listed.values()), words)


def _links(references: Sequence[Reference], words: Words) -> str:
    return "\n".join(f"- [{citation(each, words)}]({words.text(each.url)})" for each in references)


def _cited(references: Sequence[Reference], words: Words) -> Iterator[str]:
    yield words("## Where the rules come from")
    yield "\n".join(
        f"- [{joint_citation(of, words)}]({words.text(of[0].url)})" for of in by_instrument(references)
    )
    if any(reference.mark != FOUND for reference in references):
        yield words("“To verify” marks what was written from memory: check it before you rely on it.")
