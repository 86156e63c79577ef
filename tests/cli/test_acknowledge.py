"""`acknowledge`: the way from a signature to its verification, as a script goes it."""

from pathlib import Path

from tests.cli.conftest import Program


def test_a_manager_verifies_refuses_and_delegates(department: Program) -> None:
    """Ids and receipts on stdout, talk on stderr, in both languages; the register and the records hold it."""
    sign = ("attest", "sign", "E02", "--name", "Person Numéro 2")
    receipt = department(*sign).value
    rows = department("acknowledge", "list", "--manager", "E01", "--format", "json").json
    assert [row["person_id"] for row in rows] == [f"E{n:02}" for n in range(2, 10)]
    assert (rows[0]["receipt"], rows[0]["status"], rows[1]["receipt"], rows[1]["status"]) == (
        receipt,
        "waiting",
        "",
        "not-signed",
    )
    refused = department("acknowledge", "refuse", receipt, "--as", "E01", "--reason", "Not on my team")
    assert (refused.code, refused.value) == (0, receipt)
    listed = department("acknowledge", "list", "--as", "E01")
    assert f"E02 · Person Numéro 2 · {receipt} · not verified · Not on my team" in listed.out
    verified = department("acknowledge", "verify", receipt, "--as", "E01", "--lang", "fr")
    assert (verified.code, verified.value) == (0, receipt)
    assert "Vérifiée" in verified.err
    rows = department("acknowledge", "list", "--manager", "E01", "--format", "json").json
    assert (rows[0]["status"], rows[0]["decided_by"]) == ("verified", "E01")
    assert department("acknowledge", "verify", receipt, "--as", "E03").code == 2
    assert department("acknowledge", "delegate", "--as", "E01", "--to", "E03").value == "E03"
    assert department("acknowledge", "refuse", receipt, "--as", "E03", "--reason", "Asked again").code == 0
    assert department("acknowledge", "delegate", "--as", "E01", "--end").code == 0
    assert department("acknowledge", "verify", receipt, "--as", "E03").code == 2
    assert department("acknowledge", "delegate", "--as", "E01").code == 2
    nobody = department("acknowledge", "list", "--manager", "E05")
    assert (nobody.code, nobody.out) == (0, "")
    assert "nobody reports to" in nobody.err
    late = department("acknowledge", "list", "--manager", "E01", "--late", "--days", "0").out
    assert "E02" not in late
    assert department("verify").code == 0


def test_reminders_are_files_and_nothing_is_sent(department: Program, tmp_path: Path) -> None:
    """For a team, a division or everybody: paths on stdout; a used folder, two wishes or none are refused."""
    receipt = department("attest", "sign", "E02", "--name", "Person Numéro 2")
    assert receipt.code == 0
    out = tmp_path / "out"
    answer = department("reminders", "--manager", "E01", "--out", out)
    assert answer.code == 0
    assert [Path(line).name for line in answer.out.split()] == [f"E{n:02}.txt" for n in range(2, 10)]
    assert "Énoncé modèle" not in (out / "E02.txt").read_text("utf-8")
    assert "Énoncé modèle" in (out / "E03.txt").read_text("utf-8")
    assert "Alex Tremblay" in (out / "E03.txt").read_text("utf-8")
    assert "No e-mail address, a text only: E03 Person Numéro 3" in answer.err
    assert department("reminders", "--all", "--out", out).code == 2
    assert department("reminders", "--out", tmp_path / "x").code == 2
    assert department("reminders", "--all", "--manager", "E01", "--out", tmp_path / "x").code == 2
    assert department("reminders", "--manager", "E99", "--out", tmp_path / "x").code == 2
    division = department("reminders", "--division", "Division 2", "--out", tmp_path / "x", "--lang", "fr")
    assert len(division.out.split()) == 9
    assert "Rien n’a été envoyé" in division.err
