"""Brings the French catalogue up to date with the source.

    python tools/catalogue.py                       keep, add, drop; list what has no French yet (exit 1)
    python tools/catalogue.py from-a-translator.po  the same, taking over the translations of these files

Messages stand in the catalogue in the order of the source, without line numbers and without dates, so that a
change to the catalogue is a change of words. The compiled `.mo` is written beside the `.po`, so that a program
that runs from the source tree speaks the new words at once; it is not kept in the repository.

The source is read with `ast`, because the usual extractors do not look inside f-strings before Python 3.12.
"""
# ruff: noqa: INP001  # a script, not a package

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "ethics_workshop"
CATALOGUE = SOURCE / "locale" / "fr" / "LC_MESSAGES" / "ethics_workshop.po"

HEADER = r"""# French of Ethics Workshop, as it is written in the Canadian public service.
# Refreshed from the source by tools/catalogue.py.
msgid ""
msgstr ""
"Project-Id-Version: Ethics Workshop\n"
"Language: fr\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

"""

Key = tuple[str, str]
"""A message's context (may be empty) and its English, the singular where there are two forms."""

French = tuple[str, ...]
"""One text, or the singular and the plural."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A message where the source marks it. `plural` is empty for a message of one form."""

    path: str
    line: int
    context: str
    english: str
    plural: str = ""

    @property
    def key(self) -> Key:
        """What finds the message in a catalogue."""
        return self.context, self.english


def is_marker(name: str) -> bool:
    """Whether a call of `name` takes a message first, as `N_("…")`, `words("…")` and `self.text_words("…")`."""
    return name in {"N_", "w"} or name.endswith("words")


def marked(source: Path = SOURCE) -> list[Marked]:
    """Return every marked message below `source`, in the order of files and lines."""
    found = []
    for file in sorted(source.rglob("*.py")):
        path = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
        tree = ast.parse(file.read_text(encoding="utf-8"))
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        found += sorted(
            (message for call in calls for message in _messages(call, path)),
            key=lambda message: message.line,
        )
    return found


def _messages(call: ast.Call, path: str) -> Iterator[Marked]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    method = isinstance(call.func, ast.Attribute)
    one, two = ([*(list(_texts(argument)) for argument in call.args[:2]), [], []])[:2]
    if is_marker(name):
        yield from (Marked(path, call.lineno, "", text) for text in one)
    elif (name == "P_" or (name == "p" and method)) and len(one) == 1:
        yield from (Marked(path, call.lineno, one[0], text) for text in two)
    elif name == "n" and method and len(one) == len(two) == 1:
        yield Marked(path, call.lineno, "", one[0], two[0])


def _texts(node: ast.expr) -> Iterator[str]:
    """Return the literal texts that an argument may be: one, or both branches of a choice."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value


def translations(po: bytes) -> dict[Key, French]:
    """Return what a PO file says; empty and fuzzy translations are left out."""
    known = {}
    for message in read_po(BytesIO(po), locale="fr"):
        english = message.id if isinstance(message.id, str) else message.id[0]
        french = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if english and french and all(french) and not message.fuzzy:
            known[message.context or "", english] = french
    return known


def compose(messages: Sequence[Marked], known: dict[Key, French]) -> tuple[bytes, list[Marked]]:
    """Return the catalogue's text, and the messages that have no French yet."""
    catalogue, missing, seen = Catalog(locale="fr", fuzzy=False), [], set()
    plurals = {message.key: message.plural for message in messages if message.plural}
    for message in messages:
        plural = plurals.get(message.key, "")
        french = known.get(message.key, ())
        if len(french) != (2 if plural else 1):
            french = ("", "") if plural else ("",)
            if message.key not in seen:
                missing.append(message)
        seen.add(message.key)
        catalogue.add(
            (message.english, plural) if plural else message.english,
            french if plural else french[0],
            locations=[(message.path, 0)],
            context=message.context or None,
        )
    text = BytesIO()
    write_po(text, catalogue, width=0, omit_header=True, include_lineno=False)
    return HEADER.encode() + text.getvalue().lstrip(b"\n"), missing


def refresh(handed_in: Sequence[Path]) -> list[Marked]:
    """Write the catalogue and its compiled form; return the messages that have no French yet."""
    known: dict[Key, French] = {}
    for path in (CATALOGUE, *handed_in):
        if path.exists():
            known |= translations(path.read_bytes())
    text, missing = compose(marked(), known)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(text)
    with CATALOGUE.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(BytesIO(text)))
    return missing


def main() -> int:
    """Refresh the catalogue and say what is missing."""
    missing = refresh([Path(name) for name in sys.argv[1:]])
    for message in missing:
        context = f"[{message.context}] " if message.context else ""
        sys.stdout.write(f"{message.path}:{message.line}: {context}{message.english!r}\n")
    sys.stderr.write(
        f"{len(translations(CATALOGUE.read_bytes()))} messages in French, {len(missing)} without\n"
    )
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
