"""What Home's band and cards say, as lines of text and their styles."""

from textual.content import Content

from ethics_workshop.domain.agenda import STEPS
from ethics_workshop.domain.listing import CaseSummary
from ethics_workshop.services.ports import SessionRow
from ethics_workshop.tui.news import BankNews, RecordsNews
from ethics_workshop.tui.plain import plain
from ethics_workshop.tui.prose import emphasized, paragraphs
from ethics_workshop.words.dates import ago
from ethics_workshop.words.language import Words
from ethics_workshop.words.names import step_name

NORMAL, QUIET, STRONG, NOW, BAD = "$foreground", "$quiet", "$strong", "$now", "$bad"
EMPTY = Content("")
SECTORS = 6
"""Sectors that the card on the office names at most."""

HEADERS = (
    "person_id", "name", "email", "language", "sector", "branch", "division", "manager_id", "role", "hired", "left",
)  # fmt: skip
"""The columns of a roster file (DESIGN.md, "Roster CSV"): names in a file, the same in both languages."""


def band(news: RecordsNews, words: Words) -> tuple[str, str, str, str, str]:
    """Return the one thing to do next: the verb, on what, where it stands, the command, and a comforting word."""
    if news.resume is not None:
        row = news.resume
        detail = words(
            "Stopped at {step}, {ago}, {here}.",
            step=step_name(row.step, words),
            ago=ago(news.resume_seconds, words),
            here=words.n("{n} person checked in", "{n} people checked in", row.present),
        )
        return words("Resume"), _titled(row, words), detail, "resume", words("Nothing they did is lost.")
    if not news.people:
        detail = words("Import the department’s list of people: then people can be checked in.")
        return words("Start here"), words("Import a roster"), detail, "office", ""
    if news.planned:
        row = news.planned[0]
        detail = words("Planned {ago}: open it, and check people in.", ago=_since(row, words))
        return words("Next"), f"{_titled(row, words)} · {row.unit.division}", detail, "sessions", ""
    detail = words("A case, an agenda, a division: a few keys, and the cockpit is ready.")
    return words("Next"), words("Plan a session with your team"), detail, "sessions", ""


def cases(news: BankNews, words: Words) -> list[Content]:
    """Return what the card on the case bank tells."""
    counts = " · ".join(
        (
            words.n("{n} case study", "{n} case studies", news.count),
            words.n("{n} topic", "{n} topics", news.topics),
        )
    )
    lines: list[Content] = [plain(counts, NORMAL)]
    if news.broken:
        lines.append(
            plain(words.n("{n} file could not be opened", "{n} files could not be opened", news.broken), BAD)
        )
    for case in news.cases:
        lines += [EMPTY, plain(words.text(case.title), STRONG), plain(words.text(case.hook), QUIET)]
    if len(news.cases) == 1:
        lines += _one_case(news.cases[0], words)
    return lines


def _one_case(case: CaseSummary, words: Words) -> list[Content]:
    """Return more of the only case there is: the values at stake, its sizes, and how it begins."""
    solo, huddle, workshop = case.minutes
    sizes = words("{solo} min alone · {huddle} min huddle · {workshop} min workshop",
                  solo=solo, huddle=huddle, workshop=workshop)  # fmt: skip
    begins = paragraphs(words.text(case.opening))
    return [
        EMPTY, plain(words.text(case.tension), NOW), plain(sizes, QUIET),
        *(line for text in begins[:2] for line in (EMPTY, emphasized(text, NORMAL))),
    ]  # fmt: skip


def sessions(news: RecordsNews, words: Words) -> list[Content]:
    """Return what the card on sessions tells."""
    counts = [words.n("{n} planned", "{n} planned", len(news.planned))] if news.planned else []
    if news.closed_count:
        counts.append(words.n("{n} closed", "{n} closed", news.closed_count))
    lines: list[Content] = [plain(" · ".join(counts) or words("None planned yet"), NORMAL)]
    for row in news.planned[:2]:
        lines += _session(row, words)
    if news.promised:
        by = words("Promised by {unit}, and still open", unit=news.promised_by)
        for promise in news.promised[-1:]:
            lines += [EMPTY, plain(promise.text, STRONG), plain(by, QUIET)]
    for row in news.planned[2:4]:
        lines += _session(row, words)
    for row in news.closed[:4]:
        people = words.n("{n} person", "{n} people", row.present)
        closed = words("closed {ago}", ago=ago(_age(row.closed_at), words))
        lines += [*_session(row, words), plain(f"{people} · {closed}", QUIET)]
    if not news.planned and not news.closed:
        lines += [
            EMPTY,
            plain(words("A huddle takes 15 minutes, a workshop an hour."), QUIET),
            plain(words("The cockpit gives you the words and keeps the time."), QUIET),
            plain(words("Votes leave no trace of who."), QUIET),
            EMPTY,
            plain(" › ".join(step_name(step, words) for step in STEPS), QUIET),
        ]
    return lines


def attest(news: BankNews, records: RecordsNews | None, words: Words) -> list[Content]:
    """Return what the card on attesting tells."""
    if news.statement is None:
        return [plain(words("The case bank holds no statement to sign"), NORMAL)]
    title = words.text(news.statement.title)
    reach = records.reach if records else ()
    signed, cycle = sum(part.signed for part in reach), next((part.cycle for part in reach), "")
    count = words.n("{n} signed in {cycle}", "{n} signed in {cycle}", signed, cycle=cycle)
    return [
        plain(words("{title}, version {version}", title=title, version=news.statement.version), NORMAL),
        *([plain(count, NORMAL)] if signed else []),
        EMPTY,
        plain(words("Each reads the whole text, and types their name."), QUIET),
        plain(words("“Not now” is an answer too: no reason is asked."), QUIET),
        plain(words("A receipt code is given, to be checked later."), QUIET),
        *(
            line
            for text in paragraphs(words.text(news.statement.body))[:2]
            for line in (EMPTY, emphasized(text, QUIET))
        ),
    ]


def office(news: RecordsNews, words: Words) -> list[Content]:
    """Return what the card on the office tells."""
    doing = [
        EMPTY,
        plain(words("Import a roster, and see what it would change"), QUIET),
        plain(words("Export what was done, signed and promised"), QUIET),
        plain(words("Verify that nothing was altered; make a backup"), QUIET),
    ]
    if not news.people:
        columns = words("A roster is a CSV file with the columns {columns}.", columns=", ".join(HEADERS))
        return [plain(words("No roster yet"), NOW), *doing, EMPTY, plain(columns, QUIET)]
    people = words.n("{n} person", "{n} people", news.people)
    first = plain(f"{people} · {words.n('{n} division', '{n} divisions', news.units)}", NORMAL)
    return [first, *_reach(news, words), *doing]


def _reach(news: RecordsNews, words: Words) -> list[Content]:
    """Return how many took part, then the same by sector; nothing before anybody did."""
    took_part = sum(part.took_part for part in news.reach)
    if not took_part:
        return []
    whole = words.n("{n} person has taken part", "{n} people have taken part", took_part)
    lines = [EMPTY, plain(whole, STRONG)]
    if len(news.reach) > 1:
        lines += [
            plain(
                words("{n} of {all} · {sector}", n=part.took_part, all=part.people, sector=part.sector), QUIET
            )
            for part in news.reach[:SECTORS]
        ]
    return lines


def _session(row: SessionRow, words: Words) -> list[Content]:
    """Return whose session it is, then what it is about, after a blank line."""
    return [
        EMPTY,
        plain(row.unit.division, STRONG),
        plain(f"{_titled(row, words)} · {words.text(row.agenda_title)}", QUIET),
    ]


def _titled(row: SessionRow, words: Words) -> str:
    return words("“{title}”", title=words.text(row.case_title))


def _age(moment: str) -> int:
    import datetime as dt

    return int((dt.datetime.now(dt.UTC) - dt.datetime.fromisoformat(moment)).total_seconds()) if moment else 0


def _since(row: SessionRow, words: Words) -> str:
    return ago(_age(row.planned_at), words)
