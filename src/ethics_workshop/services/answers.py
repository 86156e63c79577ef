"""What the department answers where a case leaves something to it."""

from collections.abc import Mapping

from ethics_workshop.domain.error import BadInput
from ethics_workshop.domain.placeholder import PLACEHOLDERS
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import Local
from ethics_workshop.words.language import Words
from ethics_workshop.words.texts import ASK_OFFICE


def answers(local: Local) -> Mapping[str, Text]:
    """Return an answer for every placeholder, from `local.toml`; “ask your V&E office” where it has none.

    A file that cannot be read keeps nobody from a case: it counts as empty here, and `doctor`, the cockpit and the
    summary say what is wrong with it.
    """
    try:
        values = local.values()
    except BadInput:
        values = {}
    office = Text(Words("en")(ASK_OFFICE), Words("fr")(ASK_OFFICE))
    return {name: values.get(key, office) for name, key in PLACEHOLDERS.items()}
