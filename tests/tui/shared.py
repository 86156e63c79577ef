"""What every app of a process would work out anew, and always alike, is worked out once for all tests."""

from collections.abc import Hashable

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parse_rules = Stylesheet._parse_rules
_parsed: dict[Hashable, list[RuleSet]] = {}


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: tuple[str, str],
    is_default_rules: bool = False,  # as Textual has it
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Return the rules of a style: Textual keeps them for one app, and in the colours of one theme."""
    colours = tuple(sheet._variables.items())
    key = (colours, css, read_from, is_default_rules, tie_breaker, scope)
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def share_styles() -> None:
    """Parse no style twice."""
    Stylesheet._parse_rules = _parse_once  # type: ignore[method-assign]
