"""One language's words: gettext, handed to whoever renders. No global state, no translation at import."""

import gettext
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ethics_workshop.domain.text import Text

# os.path, not pathlib: every start of the program pays for what is imported here (docs/decisions/0002-start-up.md).
LOCALE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "locale")  # noqa: PTH100, PTH118, PTH120
LANGUAGES = ("en", "fr")
LANGUAGE_VARIABLE = "ETHICS_WORKSHOP_LANG"
DOMAIN = "ethics_workshop"


def spoken(named: str, env: Mapping[str, str]) -> str:
    """Return `en` or `fr`: the one named, then ETHICS_WORKSHOP_LANG, then the locale's variables. Others are passed over."""
    for wanted in (named, env.get(LANGUAGE_VARIABLE, "")):
        if wanted.lower() in LANGUAGES:
            return wanted.lower()
    locale = next((env[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(v)), "")
    return "fr" if locale.lower().startswith("fr") else "en"


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

    def text(self, text: "Text") -> str:
        """Return a bilingual text in this language."""
        return text(self.language)

    @property
    def other(self) -> str:
        """The code of the other language."""
        return "en" if self.language == "fr" else "fr"
