"""Dates, moments and durations in words. Babel is imported at first use: it costs more than the rest of `words`."""

import datetime as dt
import re

from ethics_workshop.words.language import Words


def _locale(words: Words) -> str:
    return "fr_CA" if words.language == "fr" else "en_CA"


def _first(text: str, words: Words) -> str:
    """French says “1er” for the first of a month; the CLDR patterns do not."""
    return re.sub(r"(?<!\d)1(?= [^\W\d])", "1er", text, count=1) if words.language == "fr" else text


def day(value: str | dt.date, words: Words) -> str:
    """Return a date in full, such as `Saturday, November 21, 2026`; a text that is no date is given back."""
    from babel.dates import format_date

    try:
        date = dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return _first(format_date(date, "full", locale=_locale(words)), words)


def short_day(value: str | dt.date, words: Words) -> str:
    """Return a date without the weekday, such as `November 21, 2026`; a text that is no date is given back."""
    from babel.dates import format_date

    try:
        date = dt.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return _first(format_date(date, "long", locale=_locale(words)), words)


def moment(value: str, words: Words) -> str:
    """Return a UTC moment (ISO 8601) as local date and time; an empty text stays empty."""
    from babel.dates import format_datetime

    if not value:
        return ""
    at = dt.datetime.fromisoformat(value).astimezone()
    pattern = "d MMM y, H:mm" if words.language == "en" else "d MMM y, H\u00a0'h'\u00a0mm"
    return _first(format_datetime(at, pattern, locale=_locale(words)), words)


def local_date(value: str) -> str:
    """Return the local date of a UTC moment (ISO 8601) in figures, `2026-11-21`, the same in both languages; for columns."""
    return dt.datetime.fromisoformat(value).astimezone().date().isoformat() if value else ""


def ago(seconds: int, words: Words) -> str:
    """Return how long ago something was, in minutes, hours or days (no Babel: Home says it)."""
    minutes = max(0, seconds) // 60
    if minutes < 1:
        return words("just now")
    if minutes < 60:
        return words.n("{n} minute ago", "{n} minutes ago", minutes)
    if minutes < 48 * 60:
        return words.n("{n} hour ago", "{n} hours ago", minutes // 60)
    return words.n("{n} day ago", "{n} days ago", minutes // (24 * 60))


def clock(seconds: int) -> str:
    """Return a duration as `4:12`; a negative one, time gone over, as `-0:40`."""
    sign, total = ("-" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{total // 60}:{total % 60:02}"


def minutes(seconds: int, words: Words) -> str:
    """Return a duration in whole minutes, rounded up, such as `15 min`."""
    return words("{n} min", n=-(-seconds // 60))
