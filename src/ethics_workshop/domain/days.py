"""Days that are counted by the calendar, from the year 1 to the end of the year 9999."""

import datetime as dt


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    return on_day(day.year + years, month + 1, day.day)


def on_day(year: int, month: int, day: int) -> dt.date:
    """Return a date, or the last of its month where that is earlier; the calendar ends with the year 9999."""
    if year > dt.MAXYEAR:
        return dt.date.max
    for last in range(day, 27, -1):
        try:
            return dt.date(year, month, last)
        except ValueError:
            continue
    return dt.date(year, month, day)


def later(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later; the calendar ends with the year 9999."""
    return day + dt.timedelta(days=min(days, (dt.date.max - day).days))


def day_of(written: str) -> dt.date:
    """Return an ISO date as a day; an empty one is before all others."""
    return dt.date.fromisoformat(written) if written else dt.date.min
