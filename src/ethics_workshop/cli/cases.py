"""`ethics-workshop cases`: the case bank."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.handout import handout
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.cli.new_case import new
from ethics_workshop.cli.packs import add, remove
from ethics_workshop.cli.packs import packs as list_packs
from ethics_workshop.cli.table import table
from ethics_workshop.domain.listing import CaseSummary, Severity
from ethics_workshop.words.language import N_

cases = Group("cases", help=N_("The case bank: list, search, show, check."))
cases.add_command(handout)
cases.add_command(new)
cases.add_command(add)
cases.add_command(list_packs)
cases.add_command(remove)
cases.add_command(table)


def _row(case: CaseSummary, packs: Mapping[str, str], desk: Desk) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": desk.words.text(case.title),
        "topics": list(case.topics),
        "audiences": list(case.audiences),
        "level": case.level,
        "minutes": list(case.minutes),
        "values": list(case.values),
        "status": case.status,
        "pack": packs.get(case.id, ""),
        "hook": desk.words.text(case.hook),
        "tension": desk.words.text(case.tension),
    }


@cases.command("list", help=N_("List the cases that can be used, by id."))
@format_option
@pass_desk
def list_cases(desk: Desk, as_format: str) -> None:
    """List the cases; say on standard error which files could not be opened."""
    bank, words = desk.workshop.bank, desk.words
    found = bank.cases()
    if as_format == "json":
        packs = bank.packs()
        desk.out(as_json([_row(case, packs, desk) for case in found]))
    else:
        for case in found:
            desk.out(_line(case, desk))
    broken = {fault.path for fault in bank.faults() if fault.severity is not Severity.WARNING}
    if broken:
        desk.say(
            words.n(
                "{n} file has faults: “ethics-workshop cases check” says which.",
                "{n} files have faults: “ethics-workshop cases check” says which.",
                len(broken),
            )
        )


def _line(case: CaseSummary, desk: Desk) -> str:
    bank, words = desk.workshop.bank, desk.words
    topics = ", ".join(words.text(bank.name_of("topic", t)) for t in case.topics)
    level = words.text(bank.name_of("level", str(case.level)))
    length = words("{solo}, {huddle} and {workshop} min", **_minutes(case))
    return f"{case.id} · {words.text(case.title)} · {topics} · {level} · {length}"


@cases.command(
    "search",
    help=N_(
        "Find cases, best first; where nothing holds all the words, what comes near. Finding none is no failure."
    ),
)
@argument("typed", N_("[WORD]…"), nargs=-1)
@option(
    "--topic",
    metavar=N_("KEY"),
    multiple=True,
    help=N_("Only with this topic; may be repeated: any will do."),
)
@option(
    "--value", metavar=N_("KEY"), multiple=True, help=N_("Only with this value at stake; may be repeated.")
)
@option("--audience", metavar=N_("KEY"), multiple=True, help=N_("Only for this audience; may be repeated."))
@option(
    "--level",
    metavar="1|2|3",
    type=click.IntRange(1, 3),
    multiple=True,
    help=N_("Only of this level; may be repeated."),
)
@option("--track", metavar=N_("KEY"), multiple=True, help=N_("Only of this playlist; may be repeated."))
@option("--minutes", metavar="N", type=click.IntRange(1), help=N_("Only with a huddle of at most N minutes."))
@format_option
@pass_desk
def search(
    desk: Desk,
    *,
    typed: tuple[str, ...],
    topic: tuple[str, ...],
    value: tuple[str, ...],
    audience: tuple[str, ...],
    level: tuple[int, ...],
    track: tuple[str, ...],
    minutes: int | None,
    as_format: str,
) -> None:
    """List what is found on standard output; say on standard error when it is near misses, or nothing.

    A word may be the beginning of one, in either language. The exit code is 0 also when nothing is found: a script
    sees it by the empty list.
    """
    from ethics_workshop.cli.found import found_lines
    from ethics_workshop.services.ports import CaseQuery

    bank = desk.workshop.bank
    bank.refresh()
    query = CaseQuery(
        words=" ".join(typed),
        topics=frozenset(topic),
        values=frozenset(value),
        audiences=frozenset(audience),
        levels=frozenset(level),
        tracks=frozenset(track),
        minutes=minutes or 0,
    )
    found = bank.find(query)
    listed = list(found_lines(bank, found.keys, query.words, desk.words))
    if as_format == "json":
        packs = bank.packs()
        desk.out(as_json([{**_row(case, packs, desk), "snippet": snippet} for case, snippet in listed]))
    else:
        for case, snippet in listed:
            desk.out(_line(case, desk) + (f"\n    {snippet}" if snippet else ""))
    if not listed:
        desk.say(desk.words("No case was found. Fewer words or choices find more."))
    elif found.near:
        desk.say(desk.words("No case holds all of these words. These come near."))
    if (found.near or not listed) and (meant := bank.meant(query)):
        desk.say(desk.words("Did you mean: {text}?", text=meant))


def _minutes(case: CaseSummary) -> dict[str, object]:
    solo, huddle, workshop = case.minutes
    return {"solo": solo, "huddle": huddle, "workshop": workshop}


@cases.command("show", help=N_("Show a case: the story, the choices, and the facilitator’s part."))
@argument("case_id", N_("CASE"))
@format_option
@pass_desk
def show(desk: Desk, case_id: str, as_format: str) -> None:
    """Show one case whole."""
    from ethics_workshop.cli.case_text import case_json, case_lines

    case = desk.workshop.bank.case(case_id)
    if as_format == "json":
        desk.out(as_json(case_json(case, desk.words)))
    else:
        desk.out("\n".join(case_lines(case, desk.workshop.bank, desk.words)))


@cases.command("tracks", help=N_("List the playlists, or show one: its cases in their order, and why."))
@argument("track_id", N_("[PLAYLIST]"), required=False)
@format_option
@pass_desk
def tracks(desk: Desk, track_id: str | None, as_format: str) -> None:
    """List playlists, or show one."""
    from ethics_workshop.cli.tracks import show_track, show_tracks

    if track_id is None:
        show_tracks(desk, as_format)
    else:
        show_track(desk, track_id, as_format)


@cases.command(
    "balance",
    help=N_(
        "Count the cases by topic, level and audience, where good answers stand, and the words of each case."
    ),
)
@format_option
@pass_desk
def balance(desk: Desk, as_format: str) -> None:
    """Say how the open banks are balanced."""
    from ethics_workshop.cli.balance import balance_json, balance_lines
    from ethics_workshop.domain.balance import balance as count

    bank, words = desk.workshop.bank, desk.words
    found = count([bank.case(summary.id) for summary in bank.cases()])
    if as_format == "json":
        desk.out(as_json(balance_json(found, bank, words)))
    else:
        desk.out("\n".join(balance_lines(found, bank, words)))


@cases.command("check", help=N_("Check case files: each fault with its line, its field and how to mend it."))
@argument("path", N_("[PATH]"), required=False, type=click.Path(path_type=Path))
@option(
    "--release", is_flag=True, help=N_("Also refuse what must not be released, such as an overdue review.")
)
@option("--watch", is_flag=True, help=N_("Check again whenever a file changes, until Ctrl+C."))
@pass_desk
def check(desk: Desk, path: Path | None, release: bool, watch: bool) -> int:
    """Check a file, a folder or the open banks; exit 1 when something is wrong, at the last check if several."""
    if watch:
        from ethics_workshop.cli.watch import watched

        return watched(desk, path, lambda: _check(desk, path, release=release))
    return _check(desk, path, release=release)


def _check(desk: Desk, path: Path | None, *, release: bool) -> int:
    from ethics_workshop.wiring import check_bank
    from ethics_workshop.words.faults import render

    checked, faults = check_bank(desk.settings, path, release=release)
    for fault in faults:
        desk.out(render(fault, desk.words))
    words = desk.words
    counted = words.n("{n} file checked", "{n} files checked", checked)
    desk.say(f"{counted}, {words.n('{n} problem.', '{n} problems.', len(faults))}")
    return 1 if any(fault.severity is not Severity.WARNING for fault in faults) else 0


@cases.command("schema", help=N_("Print the JSON Schema of the case file format."))
@pass_desk
def schema(desk: Desk) -> None:
    """Print the JSON Schema, for editors."""
    from ethics_workshop.wiring.authoring import case_schema

    desk.out(as_json(case_schema()))
