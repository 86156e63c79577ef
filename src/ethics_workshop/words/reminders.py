"""The words of a reminder: short, respectful, where to do it, and no threat."""

from collections.abc import Iterator, Mapping

from ethics_workshop.domain.reminder import Due, Reminder
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import Words
from ethics_workshop.words.texts import DEMO, IN_CONFIDENCE
from ethics_workshop.words.texts import contacts as in_words


def subject(words: Words, *, demo: bool = False) -> str:
    """Return the subject line."""
    said = words("Values and ethics: a friendly reminder")
    return f"{words('DEMO')} · {said}" if demo else said


def body(reminder: Reminder, contacts: Mapping[str, Text], words: Words, *, demo: bool = False) -> str:
    """Return the text of a reminder in the language of `words`, ending with a line feed. Dates are local dates.

    `contacts` is what `local.toml` holds; where it holds nothing, the text says to ask the V&E office.
    """
    return "\n".join(_lines(reminder, contacts, words, demo=demo)) + "\n"


def _lines(reminder: Reminder, contacts: Mapping[str, Text], words: Words, *, demo: bool) -> Iterator[str]:
    if demo:
        yield from (words(DEMO), "")
    yield words("Hello {name},", name=clean(reminder.person.name))
    yield ""
    yield words("Our values-and-ethics programme still expects this of you:")
    yield ""
    yield from (f"- {_item(item, words)}" for item in reminder.items)
    yield ""
    if any(item.cycle for item in reminder.items):
        yield words(
            "Where: on your own computer, open Ethics Workshop and choose “Attest”. You read the whole text, then type your name, or choose “Not now”: no reason is asked. Your obligations under the Code apply whether or not you sign there."
        )
        yield ""
    if any(not item.cycle for item in reminder.items):
        yield words(
            "Why it is asked is in Ethics Workshop: “ethics-workshop roadmap show {person}”. If you took a course elsewhere, send its reference to your V&E office.",
            person=clean(reminder.person.person_id),
        )
        yield ""
    yield words(
        "Done already, or is something here wrong? Reply to this message: your record can be corrected."
    )
    yield words(IN_CONFIDENCE, contacts=in_words(contacts, words))
    if reminder.sender is not None:
        yield ""
        yield clean(reminder.sender.name)


def _item(item: Due, words: Words) -> str:
    title, day = clean(words.text(item.title)), short_day(item.due, words)
    if item.cycle:
        title = words(
            "Attestation: {title}, version {version}, for {cycle}",
            title=title,
            version=clean(item.version),
            cycle=clean(item.cycle),
        )
    said = (
        words("{title}. It was expected by {day}.", title=title, day=day)
        if item.overdue
        else words("{title}. It is expected by {day}.", title=title, day=day)
    )
    how = clean(words.text(item.how))
    return f"{said} {how}" if how else said
