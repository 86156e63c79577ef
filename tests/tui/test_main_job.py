"""The main job with the keyboard alone, ending in the same rows as the commands would."""

import csv
from pathlib import Path

import pytest

from ethics_workshop.services.workshop import Workshop
from tests.tui.driving import Driver, department, driving, name_of

ABSENT = "E02"
"""Zoé Côté: the last on the list by name."""
SIGNERS = (1, 3, 4, 5, 6, 7)


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.long), "fr"])
async def test_the_main_job_from_home_to_six_signatures(tmp_path: Path, language: str) -> None:
    """At 80x24, by keys alone: plan, check in eight, vote twice, commit, close, and six sign."""
    workshop = department(tmp_path)
    async with driving(workshop, language=language, folder=tmp_path) as driver:
        await _plan_and_open(driver)
        await _check_in_eight(driver)
        await _vote_and_talk(driver)
        await _commit_and_close(driver)
        for number in SIGNERS:
            await _sign(driver, name_of(number))
        await driver.press("escape")
        assert driver.name == "SummaryScreen"
        assert driver.app.fault is None
    _same_rows(workshop, tmp_path)


async def _plan_and_open(driver: Driver) -> None:
    await driver.press("1")
    await driver.until(lambda: driver.name == "BankScreen" and "15 min" in driver.text)
    await driver.press("f")
    await driver.until(lambda: driver.name == "PlanScreen" and driver.screen.choices is not None)
    await driver.press("enter")
    await driver.until(lambda: driver.screen.planned is not None)
    await driver.press("enter")
    await driver.until(lambda: driver.name == "CockpitScreen" and driver.screen.session is not None)


async def _check_in_eight(driver: Driver) -> None:
    await driver.press("enter")
    await driver.until(lambda: driver.name == "AttendanceDialog")
    await driver.press("a", "end", "space")  # everybody, except the last on the list
    await driver.press("enter")
    await driver.until(lambda: driver.name == "CockpitScreen" and len(driver.screen.session.present) == 8)


async def _to(driver: Driver, step: str) -> None:
    for _ in range(30):
        if driver.screen.session.step.value == step:
            return
        await driver.press("pagedown")
    raise AssertionError(f"{step} was never reached: {driver.text}")


async def _vote(driver: Driver, step: str, *counts: str) -> None:
    await _to(driver, step)
    await driver.press("enter")
    await driver.until(lambda: driver.name == "TallyDialog")
    for number, count in enumerate(counts):
        await driver.press(*(["down"] if number else []), count)
    await driver.press("enter")
    name = step.removeprefix("vote-")
    await driver.until(
        lambda: driver.name == "CockpitScreen" and driver.screen.session.round(name).ballots == 8
    )


async def _vote_and_talk(driver: Driver) -> None:
    await _vote(driver, "vote-a", "5", "2", "1")
    await _vote(driver, "vote-b", "1", "6", "1")


async def _commit_and_close(driver: Driver) -> None:
    await _to(driver, "commit")
    await driver.press("enter")
    await driver.until(lambda: driver.name == "CommitmentDialog")
    await driver.type("asked")
    await driver.press("tab")
    await driver.type("say no")
    await driver.press("tab", "down", "tab", "down", "enter", "enter")
    await driver.until(lambda: driver.name == "CockpitScreen" and len(driver.screen.session.commitments) == 1)
    await _to(driver, "close")
    await driver.press("enter")
    await driver.until(lambda: driver.name == "Confirm")
    await driver.press("right", "enter")
    await driver.until(lambda: driver.name == "SummaryScreen" and bool(driver.screen.texts))
    await driver.press("k")
    await driver.until(lambda: driver.name == "KioskScreen")


async def _sign(driver: Driver, name: str) -> None:
    await driver.until(lambda: driver.screen.stage.name == "CHOOSE" and bool(driver.screen.query("#find")))
    await driver.type(name.split(maxsplit=1)[0])
    await driver.press("enter")
    await driver.until(lambda: driver.screen.stage.name == "READ" and bool(driver.screen.query("#text")))
    await driver.press("end", "s", "enter")
    await driver.until(lambda: driver.screen.stage.name == "NAME" and bool(driver.screen.query("#name")))
    await driver.type(name)
    await driver.press("enter")
    await driver.until(lambda: driver.screen.stage.name == "SIGNED")
    assert driver.screen.outcome.receipt in driver.text
    await driver.press("enter")


def _same_rows(workshop: Workshop, folder: Path) -> None:
    def export(name: str) -> list[dict[str, str]]:
        out = folder / f"{name}.csv"
        workshop.exports.export(name, out)
        with out.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    assert {row["person_id"] for row in export("completions")} == {f"E{n:02}" for n in range(1, 10)} - {
        ABSENT
    }
    signed = export("attestations")
    assert {row["person_id"] for row in signed} == {f"E{n:02}" for n in SIGNERS}
    assert {(row["method"], row["assurance"]) for row in signed} == {("kiosk", "A0")}
    assert len(export("commitments")) == 1
    assert [row["session_id"] for row in export("sessions")] == [signed[0]["session_id"]]
    assert workshop.upkeep.verify() == []
