"""What is measured on: the demo at any size, rosters of plain lines, and events made by hand."""

import datetime as dt
import os
from pathlib import Path

from ethics_workshop.demo.build import Wanted, build
from ethics_workshop.demo.units import PEOPLE
from ethics_workshop.domain import event as e
from ethics_workshop.domain.agenda import AgendaStep, InjectMode, Step
from ethics_workshop.domain.event import AgendaCopy, CaseCopy, Day, Event, OptionCopy
from ethics_workshop.domain.people import Unit
from ethics_workshop.domain.tally import Method, Part
from ethics_workshop.domain.text import Text
from ethics_workshop.services.clock import present
from ethics_workshop.settings import DEMO_MARK, read_settings
from ethics_workshop.wiring import build as wire
from ethics_workshop.words.place import SETTINGS_VARIABLE

ROSTER_COLUMNS = "person_id,name,email,language,sector,branch,division,manager_id,role,hired,left"
UNIT = Unit("Operations", "Network", "Division 2")
DAY = Day("2026-11-22", "-05:00")


class Now:
    """A clock that tells the machine's time, and a date that does not change under a measurement."""

    def now(self) -> dt.datetime:
        """Return the present moment in UTC."""
        return dt.datetime.now(dt.UTC)

    def written(self) -> str:
        """Return the present moment as it is recorded."""
        return present()

    def day(self) -> Day:
        """Return the date of every measurement."""
        return DAY


def roster_line(number: int) -> str:
    """Return one person as a line of a roster: ten to a team, ten teams to a division."""
    team, division = number - number % 10, number // 100
    role = "manager" if number == team else "employee"
    manager = "" if number == 0 else f"P{team if number != team else 0:06}"
    language = "fr" if number % 3 else "en"
    return (
        f"P{number:06},Camille Tremblay-O’Neil {number},camille.{number}@department.example,{language},"
        f"Operations,Branch {division // 10},Division {division},{manager},{role},2015-05-04,"
    )


def write_roster(path: Path, people: int) -> None:
    """Write a sound roster of `people` rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(ROSTER_COLUMNS + "\r\n")
        file.writelines(roster_line(number) + "\r\n" for number in range(people))


def furnish(folder: Path, people: int = PEOPLE) -> None:
    """Make a department of `people` in `folder`, with its year of sessions: the demo, whose mark is taken off."""
    workshop = wire(read_settings(str(folder), (), "en", None, {SETTINGS_VARIABLE: os.devnull}))
    build(folder, workshop.bank, workshop.clock, Wanted(people))
    workshop.close()
    (folder / DEMO_MARK).unlink()


def planned(session_id: str) -> Event:
    """Return the plan of a session with a case of four options and every step."""
    options = tuple(
        OptionCopy(o, Text(f"Option {o}: say so at once", f"Option {o} : le dire tout de suite"))
        for o in "abcd"
    )
    return e.SessionPlanned(
        session_id=session_id,
        agenda=AgendaCopy(
            agenda_id="workshop",
            title=Text("Workshop", "Atelier"),
            steps=tuple(AgendaStep(step, 120) for step in Step),
            inject=InjectMode.PLAY,
            ballot="paper",
            cut=(Step.REHEARSE,),
            slack_seconds=120,
        ),
        cases=(
            CaseCopy(
                "C14-the-cousins-file",
                Text("The cousin’s file", "Le dossier du cousin"),
                "decision",
                Text("What do you do?", "Que faites-vous?"),
                options,
                ("rumour",),
            ),
        ),
        requirement="ve-workshop",
        unit=UNIT,
        facilitator_id="P000000",
        facilitator_name="Camille Tremblay-O’Neil",
        day=DAY,
    )


def happening(session_id: str, number: int) -> Event:
    """Return the `number`th thing that happens in a session: a theme, a question or a count."""
    if number % 3 == 0:
        return e.ThemeNamed(session_id=session_id, name=f"Fairness between colleagues {number}")
    if number % 3 == 1:
        text = f"May we accept an invitation from a supplier to a conference? ({number})"
        return e.QuestionAsked(session_id=session_id, question_id=f"Q-{session_id}-{number}", text=text)
    return e.Tallied(
        session_id=session_id,
        case_id="C14-the-cousins-file",
        scene_id="decision",
        round="a",
        parts=(Part(Method.PAPER, 9, {"a": 4, "b": number % 5, "c": 5 - number % 5}),),
    )
