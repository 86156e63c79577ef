"""One language's words: gettext, handed to whoever renders. No global state, no translation at import."""

import gettext
from pathlib import Path

from ethics_workshop.domain.text import Text

LOCALE = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "ethics_workshop"


def N_(message: str) -> str:  # noqa: N802  # gettext's own name for it
    """Mark `message` for the catalogue and return it unchanged: it is translated when it is rendered."""
    return message


def P_(context: str, message: str) -> str:  # noqa: ARG001, N802
    """Mark `message`, as it is said in `context`, for the catalogue and return it unchanged; `Words.p` renders it."""
    return message


class Words:
    """The words of one language. English is the source text; French comes from its catalogue."""

    def __init__(self, language: str) -> None:
        self.language = "fr" if language == "fr" else "en"
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()
        if self.language == "fr":
            self._catalogue = gettext.translation(DOMAIN, LOCALE, ["fr"], fallback=True)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return `message` in this language, with `values` filled in by name."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**values) if values else text

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form for `count`, which is filled in as `{n}`. French treats 0 as singular."""
        return self._catalogue.ngettext(one, many, count).format(n=count, **values)

    def p(self, context: str, message: str, /, **values: object) -> str:
        """Return `message` as it is said in `context`."""
        text = self._catalogue.pgettext(context, message)
        return text.format(**values) if values else text

    def text(self, text: Text) -> str:
        """Return a bilingual text in this language."""
        return text(self.language)

    @property
    def other(self) -> str:
        """The code of the other language."""
        return "en" if self.language == "fr" else "fr"
