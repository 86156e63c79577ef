"""After a listening session: the list of sessions says what is owed to the room, and one key says what was done."""

from pathlib import Path

from tests.tui.driving import department, driving, stood_at


async def test_what_is_owed_to_the_room_is_said_until_it_is_done(tmp_path: Path) -> None:
    workshop = department(tmp_path)
    session = workshop.sessions.close(stood_at(workshop, "close", agenda="listening").id)
    async with driving(workshop) as driver:
        await driver.press("2")
        await driver.until(lambda: driver.name == "SessionsScreen")
        await driver.press("end")
        await driver.until(lambda: "owed by" in driver.text)
        await driver.press("w")
        await driver.until(lambda: driver.name == "Note")
        await driver.press(*"Gone", "enter")
        await driver.until(lambda: driver.name == "SessionsScreen" and "owed by" not in driver.text)
    assert workshop.sessions.load(session.id).follow_up == "Gone"
