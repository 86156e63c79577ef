"""What the stages of signing are made of: the text, the reflection, the name, and what is said at the end."""

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll

from ethics_workshop.domain.attestation import REFERENCE_LIMIT
from ethics_workshop.domain.text import NAME_LIMIT
from ethics_workshop.services.attesting import Outcome
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.signing_texts import Matter, reflection
from ethics_workshop.tui.widgets.button import KeyButton
from ethics_workshop.tui.widgets.entry import Entry
from ethics_workshop.tui.widgets.panel import ScrollPanel
from ethics_workshop.tui.widgets.text_view import TextView
from ethics_workshop.tui.widgets.tick import Tick
from ethics_workshop.words import texts
from ethics_workshop.words.language import Words

Key = Callable[[str], str]
"""Returns the key of a command as it is printed on a keyboard."""


def reading(name: str, key: Key, words: Words) -> ComposeResult:
    """Lay out the text under the name of who reads it."""
    with ScrollPanel(title=name, id="text"):
        yield TextView("", id="statement")
    yield TextView("", id="hint")
    with Horizontal(id="buttons"):
        yield KeyButton(key("sign"), words("Sign now"), id="sign-button")
        yield KeyButton(key("not-now"), words("Not now"), id="not-now-button")


def reflecting(matter: Matter | None, key: Key, words: Words) -> ComposeResult:
    """Lay out the moment for oneself."""
    with VerticalScroll(id="reflect", classes="signing", can_focus=False):
        yield TextView(reflection(matter, words) if matter else "")
        yield Tick(words("I have thought about my own situation"), id="reflected")
        yield TextView(words("Declaration filed, reference (may stay empty)"), classes="label")
        yield Entry(most=REFERENCE_LIMIT, id="declared")
        with Horizontal(id="buttons"):
            yield KeyButton(key("go-on"), words("Go on"), id="go-on-button")
            yield KeyButton(key("not-now"), words("Not now"), id="not-now-button")


def naming(matter: Matter | None, key: Key, words: Words) -> ComposeResult:
    """Lay out the entry of the name, and what a name that is typed here is worth."""
    language = words("in English") if words.language == "en" else words("in French")
    version = matter.reading.statement.version if matter else ""
    with VerticalScroll(id="sign", classes="signing", can_focus=False):
        yield TextView(plain(words("Type your full name, as it is on the roster."), "bold $strong"))
        yield Entry(most=NAME_LIMIT, id="name")
        yield TextView(
            words(
                "You sign version {version} as you have read it, {language}.",
                version=version,
                language=language,
            )
        )
        yield TextView(
            words(
                "What this signature is: a name typed on a machine that is not proven to be yours (assurance A0). It is never presented as more."
            )
        )
        yield TextView(
            words(
                "{sign} signs. {back} goes back a page, where “Not now” is.",
                sign=key("confirm"),
                back=key("back"),
            ),
            classes="quiet",
        )


def signed(outcome: Outcome | None, afterwards: Sequence[str], words: Words) -> ComposeResult:
    """Lay out the receipt, and what follows."""
    with Vertical(id="said"):
        yield TextView(plain(words(texts.SIGNED), "bold $strong"))
        yield TextView(outcome.receipt if outcome else "", id="receipt")
        if outcome is not None and not outcome.first:
            yield TextView(
                words("You had signed this version in this cycle already: this is the first receipt.")
            )
        yield from map(TextView, afterwards)


def thanks(afterwards: Sequence[str], words: Words) -> ComposeResult:
    """Lay out the answer to “Not now”: nothing is asked."""
    with Vertical(id="said"):
        for number, line in enumerate(texts.NOT_NOW):
            yield TextView(plain(words(line), "bold $strong" if number == 0 else ""))
        yield from map(TextView, afterwards)
