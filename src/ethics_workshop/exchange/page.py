"""The frame of every HTML page that leaves: self-contained, accessible, to be read and to be printed.

One style sheet inside, no script, nothing remote (a policy in the page forbids both), the language said, one heading of
the first level and one main landmark. Handouts, guides, receipts and certificates put their content in it.
"""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path

from ethics_workshop.domain.text import clean
from ethics_workshop.exchange.whole import written_whole
from ethics_workshop.words.language import Words

STYLE = """
:root { color-scheme: light; --ink: #1b1f27; --quiet: #4a5261; --line: #b9bfca; --accent: #9a4708; --cool: #145a74; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink);
  font: 1.0625rem/1.6 "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "Liberation Sans", sans-serif; }
main, footer { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; overflow-wrap: break-word; }
main { padding-top: 2rem; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { margin: 0 0 .5rem; font-size: 1.9rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.3rem; color: var(--cool); border-bottom: 1px solid var(--line); }
h3 { margin: 1.4rem 0 .3rem; font-size: 1.08rem; }
h4 { margin: 1rem 0 .2rem; font-size: 1rem; }
p, ul, ol, dl, blockquote { margin: 0 0 .8rem; }
li { margin-bottom: .3rem; break-inside: avoid; }
p { orphans: 3; widows: 3; }
blockquote { padding: .1rem 0 .1rem 1rem; border-left: 4px solid var(--accent); }
blockquote p:last-child { margin-bottom: 0; }
code { font: .92em/1.4 Consolas, Menlo, "DejaVu Sans Mono", "Liberation Mono", monospace; background: #f0f2f5;
  padding: .05em .3em; border-radius: .2em; }
a { color: #0b4f8a; text-decoration: underline; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
dt { font-weight: 600; }
dd { margin: 0 0 .6rem; }
.lead { font-size: 1.15rem; color: var(--quiet); }
.facts { color: var(--quiet); border-bottom: 1px solid var(--line); padding-bottom: .8rem; }
.notice { padding: .6rem .9rem; border: 2px solid var(--accent); border-radius: .3rem; }
.card { border: 2px solid var(--ink); border-radius: .5rem; padding: 1.1rem 1.4rem; font-size: 1.12rem; }
.sheet + .sheet { margin-top: 3rem; border-top: 2px solid var(--ink); padding-top: 1.5rem; }
.write { border-bottom: 1px solid var(--quiet); height: 2.2rem; }
footer { margin-top: 2.5rem; padding-bottom: 2rem; font-size: .88rem; color: var(--quiet); }
footer p { border-top: 1px solid var(--line); padding-top: .6rem; }
@page { margin: 16mm 18mm; }
@media print {
  body { font-size: 10.5pt; line-height: 1.42; }
  main, footer { max-width: none; padding: 0; }
  main { padding-top: 0; }
  h2 { margin-top: 1.1rem; }
  a { color: inherit; }
  .card, .notice { break-inside: avoid; }
  .sheet + .sheet { break-before: page; border-top: 0; margin-top: 0; padding-top: 0; }
  footer { margin-top: 1rem; padding-bottom: 0; }
}
"""

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""Whatever a text might hold: a browser loads nothing and runs nothing of it."""


def page(title: str, body: str, words: Words, *, foot: Sequence[str] = (), style: str = "") -> str:
    """Return a whole page in the language of `words`, headed by `title`.

    `body` is HTML: `escaped` texts, or what `words.markup.as_html` returns, with headings from level 2 on. `title` and
    the lines of `foot` are plain text; `style` is CSS that a kind of page adds. The same arguments give the same bytes.
    """
    below = "".join(f"<p>{escaped(line)}</p>\n" for line in foot)
    footer = f"<footer>\n{below}</footer>\n" if below else ""
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{escaped(title)}</h1>\n{body}</main>\n{footer}</body>\n</html>\n"
    )


def escaped(text: str) -> str:
    """Return a plain text as HTML, cleaned of control characters; its line breaks stay spaces."""
    return escape(clean(text, multiline=True))


def write_page(html: str, out: Path) -> None:
    """Write a page, or any text, to `out` whole or not at all, readable by its owner alone.

    Raises BadInput for a folder, a device and a place where one may not write; StorageError for a full or failing disk.
    """
    with written_whole(out) as (fresh,), fresh.open("w", encoding="utf-8", newline="\n") as file:
        file.write(html)
        file.flush()
        os.fsync(file.fileno())
