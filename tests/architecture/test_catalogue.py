"""French is complete, says the same as English, and is set as French is."""

import ast
import importlib.util
import re
import string
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[2]
REMEDY = "run: python tools/catalogue.py"

BABEL_KEYWORDS = {
    "N_": None,
    "words": None,
    "w": None,
    "n": (1, 2),
    "p": ((1, "c"), 2),
    "P_": ((1, "c"), 2),
}
"""The same markers as Babel's own extractor is told them."""

SPACES = "\u00a0\u202f"
FAULTS = {
    "a straight apostrophe": re.compile(r"(?<=\w)'(?=\w)"),
    "straight quotation marks": re.compile(r'"'),
    "a guillemet without a no-break space inside": re.compile(rf"«(?![{SPACES}])|(?<![{SPACES}])»"),
    "a colon without a no-break space before it": re.compile(rf"[^{SPACES}\s]:(?=\s|$)| :"),
    "a space before ; ! or ?": re.compile(r"\s[;!?]"),
    "a space before a comma or a period": re.compile(r"\s[,.](?!\w)"),
    "three dots for an ellipsis": re.compile(r"\.\.\."),
    "a percent sign without a no-break space before it": re.compile(r"[\d}] ?%"),
    "two spaces": re.compile(r" {2}"),
}
"""What Canadian French typography does not allow."""

NOT_OUR_TERMS = re.compile(
    r"\b(sessions?|leaders?|cockpit|caucus|facilitat\w+|complétion\w*|sommaires?|injections?|débriefing)\b",
    re.IGNORECASE,
)
"""Terms for which the glossary has another one."""

QUOTED = re.compile(r"«[^»]*»|--\w+|\{\w+[^}]*\}")
"""Commands and options keep their names, and placeholders theirs."""


def load_tool() -> ModuleType:
    """Return tools/catalogue.py, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = load_tool()


@cache
def marked() -> list[Any]:
    """Every message that the source marks; read when the first test asks, not while tests are collected."""
    return list(tool.marked())


@cache
def english() -> dict[tuple[str, str], tuple[str, str]]:
    """Each of them with its plural, by its key."""
    found = {message.key: (message.english, message.plural) for message in marked()}
    return found | {message.key: (message.english, message.plural) for message in marked() if message.plural}


@cache
def french() -> dict[tuple[str, str], tuple[str, ...]]:
    """The French of the catalogue, by the same keys."""
    found: dict[tuple[str, str], tuple[str, ...]] = tool.translations(tool.CATALOGUE.read_bytes())
    return found


def pairs() -> list[tuple[tuple[str, str], tuple[str, ...]]]:
    """English and French of every message that has both."""
    return [(both, french()[key]) for key, both in english().items() if key in french()]


def fields(text: str) -> set[str]:
    """Return the placeholders of a message, with their conversions."""
    return {
        f"{name}!{how}" if how else name
        for _, name, _, how in string.Formatter().parse(text)
        if name is not None
    }


def texts_in_french() -> Iterator[str]:
    return (text for forms in french().values() for text in forms)


def test_every_message_has_its_french() -> None:
    """What the source marks is in the catalogue, with a text that is not fuzzy."""
    missing = [f"{m.path}:{m.line} {m.english!r}" for m in marked() if m.key not in french()]
    assert not missing, REMEDY


def test_plural_messages_have_two_forms() -> None:
    """A message that counts has a singular and a plural, and no other message has."""
    assert not [en for en, fr in pairs() if len(fr) != (2 if en[1] else 1)], REMEDY


def test_the_catalogue_holds_nothing_else() -> None:
    """A message that the source gave up leaves the catalogue too, also as an obsolete or fuzzy one."""
    text = tool.CATALOGUE.read_text(encoding="utf-8")
    assert not french().keys() - english().keys(), REMEDY
    assert "#~" not in text, REMEDY
    assert "fuzzy" not in text, REMEDY


def test_the_catalogue_has_no_dates_and_no_names() -> None:
    """A change to the file is a change of words."""
    header = tool.CATALOGUE.read_text(encoding="utf-8").partition("\n\n")[0]
    assert not re.search(r"@|Date|Translator|Team|\d{4}", header)


def test_placeholders_are_the_same() -> None:
    """What the program fills in has its place in both languages; a singular may name the number or not."""
    wrong = []
    for (one, many), fr in pairs():
        if many:
            fits = fields(fr[1]) == fields(many) and fields(fr[0]) in (fields(one), fields(many))
        else:
            fits = fields(fr[0]) == fields(one)
        if not fits:
            wrong.append((one, fr))
    assert not wrong


@pytest.mark.parametrize("end", [".", "?", "…", ":"])
def test_sentences_end_alike(end: str) -> None:
    """A sentence, a question and a heading stay what they are."""
    wrong = [
        (source, form)
        for both in pairs()
        for source, form in zip(*both, strict=False)
        if source.endswith(end) and not form.endswith(end)
    ]
    assert not wrong


@pytest.mark.parametrize("fault", FAULTS)
def test_french_is_set_as_french(fault: str) -> None:
    """Apostrophes, guillemets, no-break spaces: as the Translation Bureau sets them."""
    assert not [text for text in texts_in_french() if FAULTS[fault].search(text)]


def test_french_uses_the_glossary() -> None:
    """One term for an idea; the names of commands apart."""
    own = [text for text in texts_in_french() if (("", text) not in english())]
    assert not [text for text in own if NOT_OUR_TERMS.search(QUOTED.sub("", text))]


def test_english_has_typographic_apostrophes() -> None:
    """The source language is set with care too."""
    assert not [m.english for m in marked() if re.search(r"(?<=\w)'(?=\w)", m.english + m.plural)]


def test_nothing_is_filled_in_before_it_is_translated() -> None:
    """An f-string handed to a marker can be in no catalogue."""
    wrong = []
    for file in sorted(tool.SOURCE.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if not re.search(r"\(\s*f[\"']|,\s*f[\"']", text):
            continue  # no f-string is handed to anything: nothing to take apart
        for call in ast.walk(ast.parse(text)):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            if tool.is_marker(name) and any(isinstance(a, ast.JoinedStr) for a in call.args):
                wrong.append(f"{file.name}:{call.lineno}")
    assert not wrong


@pytest.mark.long
def test_no_marker_is_overlooked() -> None:
    """Whatever Babel's own extractor finds, ours finds."""
    found = extract_from_dir(str(tool.SOURCE), method_map=[("**.py", "python")], keywords=BABEL_KEYWORDS)
    keys = {(context or "", text if isinstance(text, str) else text[0]) for _, _, text, _, context in found}
    assert len(keys) > 100
    assert not keys - english().keys()


SAMPLE = """
A = N_("a constant " "in two parts")
def show(words, many):
    left = f"{words('inside an f-string')} and {words.n('{n} thing', '{n} things', 2)}"
    self.words("one" if many else "two"); self.text_words("by another name")
    P_("step", "Close"); words.p("ballots", "none")
    words(A); words.text("not this"); print("nor this")
"""


def test_the_extractor_sees_every_way_to_mark(tmp_path: Path) -> None:
    """Constants, f-strings, both branches of a choice, plurals and contexts; nothing else."""
    (tmp_path / "sample.py").write_text(SAMPLE, encoding="utf-8")
    found = {(m.context, m.english, m.plural) for m in tool.marked(tmp_path)}
    assert found == {
        ("", "a constant in two parts", ""),
        ("", "inside an f-string", ""),
        ("", "{n} thing", "{n} things"),
        ("", "one", ""),
        ("", "two", ""),
        ("", "by another name", ""),
        ("step", "Close", ""),
        ("ballots", "none", ""),
    }


def test_refreshing_keeps_adds_and_drops(tmp_path: Path) -> None:
    """A translation stays, what is new is listed, what the source gave up goes; a second time changes nothing."""
    (tmp_path / "sample.py").write_text(SAMPLE, encoding="utf-8")
    messages = tool.marked(tmp_path)
    known = {
        ("step", "Close"): ("Clôture",),
        ("", "{n} thing"): ("{n} chose", "{n} choses"),
        ("", "gone"): ("parti",),
    }
    text, missing = tool.compose(messages, known)
    again = tool.translations(text)
    assert again == {key: french for key, french in known.items() if key[1] != "gone"}
    assert {m.english for m in missing} == {
        "a constant in two parts",
        "inside an f-string",
        "one",
        "two",
        "by another name",
        "none",
    }
    assert tool.compose(messages, again) == (text, missing)


def test_a_fuzzy_or_empty_translation_counts_as_none() -> None:
    """What a translator has not confirmed is not shown to anybody."""
    po = '#, fuzzy\nmsgid "one"\nmsgstr "un"\n\nmsgid "two"\nmsgstr ""\n\nmsgid "three"\nmsgstr "trois"\n'
    assert tool.translations(po.encode()) == {("", "three"): ("trois",)}
