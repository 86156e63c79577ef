"""What the screen of a team says: the list in groups, and a few words on one person."""

from collections.abc import Sequence
from pathlib import Path

from ethics_workshop.domain.acknowledgement import Standpoint
from ethics_workshop.services.acknowledging import Report, Team
from ethics_workshop.tui.dialogs.choices import Choice
from ethics_workshop.tui.prose import QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.shell import Shell
from ethics_workshop.words.dates import short_day
from ethics_workshop.words.language import P_, Words
from ethics_workshop.words.managing import standpoint_name

_HEADINGS = (
    ("waiting", P_("team", "To verify")),
    ("late", P_("team", "Late")),
    ("not-signed", P_("team", "Not signed yet")),
    ("refused", P_("team", "Not verified")),
    ("verified", P_("team", "Verified")),
)
"""The groups, in the order in which a manager looks at them."""

MARKS = {"waiting": "▸", "late": "!", "not-signed": "○", "refused": "✕", "verified": "✓"}


def group_of(report: Report) -> str:
    """Return the group that a report is shown in."""
    return "late" if report.late else report.standpoint.value


def key_of(team: Team, report: Report) -> str:
    """Return what tells a line from all others: two teams may be on screen."""
    return f"{team.manager.person_id}\n{report.person.person_id}"


def statement_line(team: Team, words: Words, *, brief: bool) -> str:
    """Name what is acknowledged in this cycle; briefly, the cycle alone."""
    if brief:
        return words("Cycle {cycle}", cycle=team.cycle)
    title = words.text(team.statement.title)
    return words(
        "{title}, version {version} · {cycle}", title=title, version=team.statement.version, cycle=team.cycle
    )


def lines(teams: Sequence[Team], words: Words, *, airy: bool) -> list[Choice]:
    """Return the lines of the list; with `airy` an empty line parts the groups. Several teams are told apart by name."""
    shown: list[Choice] = []
    for team in teams:
        whose = words("{name}: ", name=team.manager.name) if len(teams) > 1 else ""
        for group, heading in _HEADINGS:
            of = [report for report in team.reports if group_of(report) == group]
            if of:
                shown += [Choice("", "")] if shown and airy else []
                shown.append(Choice("", f"{whose}{words.p('team', heading)} · {len(of)}"))
                shown += [_line(team, report, group, words) for report in of]
    return shown


def _line(team: Team, report: Report, group: str, words: Words) -> Choice:
    if report.attestation is not None:
        detail = words(
            "signed {day} · {receipt}", day=report.attestation.signed_on, receipt=report.attestation.receipt
        )
    else:
        detail = words("expected by {day}", day=report.due)
    return Choice(key_of(team, report), report.person.name, detail, MARKS[group])


def about(team: Team, report: Report, who: str, words: Words) -> Prose:
    """Return a few words on one person: where they stand, what was decided, and who else verifies."""
    person, signed, decision = report.person, report.attestation, report.decision
    page = Prose()
    stands = standpoint_name(report.standpoint, words, late=report.late)
    page.things(f"{person.name} · {stands}", WARM if report.standpoint is Standpoint.WAITING else STRONG)
    if signed is not None:
        said = words(
            "Signed {day}, receipt {receipt}", day=short_day(signed.signed_on, words), receipt=signed.receipt
        )
        page.things(
            said + (f" · {words('witness: {who}', who=signed.witness_id)}" if signed.witness_id else "")
        )
    else:
        page.say(words("Expected by {day}.", day=short_day(report.due, words)))
    if decision is not None:
        reason = f" · {decision.reason}" if decision.reason else ""
        by = words(
            "decided by {name} on {day}", name=decision.by_name, day=short_day(decision.decided_on, words)
        )
        page.things(f"{by}{reason}", QUIET)
    if team.delegation is not None and team.manager.person_id == who:
        until = team.delegation.until
        page.say(
            words(
                "{who} can verify for you too, until {day}.",
                who=team.delegate,
                day=short_day(until, words),
            )
            if until
            else words("{who} can verify for you too, until you end it.", who=team.delegate),
            QUIET,
        )
    elif team.manager.person_id != who:
        page.say(words("You verify for {name}.", name=team.manager.name), QUIET)
    return page


def proposed(app: Shell, words: Words) -> str:
    """Return the folder that is proposed for reminders: a new one a day; of a demo it says so."""
    name = words("reminders") + ("-demo" if app.demo else "")
    return str(Path.home() / f"{name}-{app.workshop.clock.day().date}")
