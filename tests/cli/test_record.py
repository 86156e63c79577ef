"""`record`: everything that is held about a person, and nothing of anybody else."""

import json
import stat
from pathlib import Path

from ethics_workshop.domain.own_record import Part
from tests.cli.conftest import Program, plan, to_step


def test_a_record_holds_everything_about_one_person(department: Program, tmp_path: Path) -> None:
    """A session, a completion, a commitment, a signature, its verification, a private file: all of it, with why."""
    session = plan(department)
    assert department("session", "check-in", session, "E02", "E03").code == 0
    to_step(department, session, "commit")
    assert department("session", "commit", session, "--text", "Ask first", "--owner", "E02").code == 0
    to_step(department, session, "close")
    assert department("session", "close", session).code == 0
    receipt = department("attest", "sign", "E02", "--name", "Person Numéro 2").value
    assert department("acknowledge", "verify", receipt, "--as", "E01").code == 0
    assert department("learn", "start", "C14", "--as", "E02").code == 0
    out = tmp_path / "mine.json"
    answer = department("record", "E02", "--out", out)
    assert (answer.code, answer.value) == (0, str(out))
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    held = json.loads(out.read_text("utf-8"))
    assert set(held) - set(Part) == {"person_id", "name", "on", "note"}
    for part in Part:
        assert held[part]["why"]
        assert held[part]["seen_by"]
        assert held[part]["until"]
    assert [entry["role"] for entry in held["sessions"]["entries"]] == ["participant"]
    assert held["completions"]["entries"][0]["requirement"] == "ve-workshop"
    assert held["attestations"]["entries"][0]["receipt"] == receipt
    assert held["decisions"]["entries"][0]["by_name"] == "Alex Tremblay"
    assert held["commitments"]["entries"][0]["text"] == "Ask first"
    assert Path(held["private"]["entries"][0]["path"]).name == "learner.db"
    assert {entry["file"]: entry["rows"] for entry in held["exports"]["entries"]} == {
        "completions": "1",
        "attestations": "1",
        "commitments": "1",
    }
    kinds = {entry["kind"]: int(entry["entries"]) for entry in held["journal"]["entries"]}
    assert kinds["attestation.signed"] == kinds["completion.recorded"] == kinds["session.checked-in"] == 1
    assert "E03" not in out.read_text("utf-8")


def test_a_record_for_people_is_a_text_in_their_language(department: Program, tmp_path: Path) -> None:
    """Markdown, with an empty part said to be so, and no retention that nobody set."""
    out = tmp_path / "dossier.md"
    assert department("record", "E05", "--out", out, "--lang", "fr").code == 0
    text = out.read_text("utf-8")
    assert text.startswith("# Ce qui est conservé sur Person Numéro 5 (E05)\n")
    assert "## Attestations" in text
    assert "Rien." in text
    assert "Attestation annuelle" in text
    assert "Yearly attestation" not in text
    assert "aucune règle de conservation n’est fixée" in text
    assert department("record", "E99", "--out", out).code == 2
    assert department("record", "E05", "--out", tmp_path / "no" / "where.md").code == 2
    leader = tmp_path / "leader.md"
    plan(department)
    assert department("record", "E01", "--out", leader).code == 0
    assert "role: facilitator" in leader.read_text("utf-8")
