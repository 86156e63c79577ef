"""`ethics-workshop toolkit`: guides, a course and cards for those who lead the talks."""

from pathlib import Path

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.domain.error import BadInput, Problem
from ethics_workshop.domain.toolkit import ToolkitPage
from ethics_workshop.services.ports_toolkit import FORMATS
from ethics_workshop.words.language import N_

toolkit = Group("toolkit", help=N_("The toolkit: guides, a course, cards and links."))


@toolkit.command("list", help=N_("List the pages of the toolkit."))
@format_option
@pass_desk
def list_pages(desk: Desk, as_format: str) -> None:
    """List the pages: in their own order for people, by id for scripts."""
    words, pages = desk.words, desk.workshop.toolkit.pages()
    if as_format == "json":
        desk.out(as_json([_row(page, desk) for page in sorted(pages, key=lambda page: page.id)]))
        return
    for page in pages:
        minutes = words("{n} min", n=page.minutes)
        desk.out(f"{page.id} · {words.text(page.title)} · {words.text(page.audience)} · {minutes}")


def _row(page: ToolkitPage, desk: Desk) -> dict[str, object]:
    text = desk.words.text
    return {
        "id": page.id,
        "order": page.order,
        "kind": page.kind.value,
        "status": page.status,
        "title": text(page.title),
        "summary": text(page.summary),
        "audience": text(page.audience),
        "minutes": page.minutes,
        "refs": list(page.refs),
    }


@toolkit.command("show", help=N_("Show a page as plain text."))
@argument("page_id", N_("PAGE"))
@pass_desk
def show(desk: Desk, page_id: str) -> None:
    """Print one page."""
    from ethics_workshop.words.markup import as_text

    kit, words = desk.workshop.toolkit, desk.words
    document = kit.document(kit.page(page_id), words)
    facts = " · ".join(document.facts)
    desk.out(as_text(f"# {document.title}\n\n{document.summary}\n\n{facts}\n\n{document.body}"))


@toolkit.command("page", help=N_("Write a page, or all of them, as HTML, Markdown or plain text."))
@argument("page_id", N_("[PAGE]"), required=False)
@option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help=N_("The kind of file (default: the ending of its name, or html)."),
)
@option("--all", "everything", is_flag=True, help=N_("Every page, into a folder."))
@option(
    "--out",
    metavar=N_("FILE"),
    required=True,
    type=click.Path(path_type=Path),
    help=N_("The file, or with --all the folder, to write."),
)
@pass_desk
def write(desk: Desk, *, page_id: str | None, kind: str | None, everything: bool, out: Path) -> None:
    """Write pages; print the paths of the files."""
    kit, words = desk.workshop.toolkit, desk.words
    ending = out.suffix.removeprefix(".").lower()
    chosen = kind or (ending if ending in FORMATS and not everything else FORMATS[0])
    if bool(page_id) is everything:
        raise BadInput(Problem.ONE_PAGE_OR_ALL)
    if page_id:
        kit.write(page_id, chosen, out, words)
        files = [out]
    else:
        files = kit.write_all(chosen, out, words)
    desk.say(words.n("{n} file written.", "{n} files written.", len(files)))
    for file in files:
        desk.out(str(file))
