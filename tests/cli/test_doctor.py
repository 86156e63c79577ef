"""`doctor`, as a person runs it: it changes nothing, says what is wrong, and shows no name."""

from pathlib import Path

import pytest

from tests.cli.conftest import Program

SECRETS = {"USER": "zqxuser", "LOGNAME": "zqxuser", "COMPUTERNAME": "zqxhost", "HOSTNAME": "zqxhost.dept.ca"}


def state(folder: Path) -> dict[str, bytes]:
    """Every file beneath, with its bytes."""
    return {str(p): p.read_bytes() if p.is_file() else b"" for p in sorted(folder.rglob("*"))}


def test_where_there_is_nothing_nothing_is_made(program: Program, tmp_path: Path) -> None:
    """Exit 0, a whole report on standard output, and no data folder afterwards."""
    answer = program("doctor")
    assert answer.code == 0, answer.out
    assert "Nothing is recorded yet." in answer.out
    assert "problem " not in answer.out.replace("problems", "")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_of_a_department_holds_none_of_it(
    department: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    """Neither user, host, home, people nor addresses; the records and the folder stay as they were."""
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM_PROGRAM", "zqxhost")
    before = state(tmp_path)
    answer = department("doctor", "--lang", language, "--as", "E01")
    assert answer.code == 0, answer.out
    told = answer.out + answer.err
    for secret in ("zqx", str(tmp_path), "E01", "Tremblay", "Numéro", "Network", "@"):
        assert secret not in told
    assert "~/data" in told
    assert state(tmp_path) == before


def test_a_problem_is_exit_1_in_both_forms(department: Program, tmp_path: Path) -> None:
    """A database that others can read, and one that is none: said with what to do, counted in JSON."""
    file = tmp_path / "data" / "records.db"
    file.chmod(0o644)
    answer = department("doctor")
    assert answer.code == 1
    assert "chmod 600" in answer.out
    assert "problem" in answer.err
    file.write_bytes(b"no database" * 100)
    answer = department("doctor", "--format", "json")
    assert answer.code == 1
    assert answer.json["problems"] == 2
    found = {(check["area"], check["code"]): check for check in answer.json["checks"]}
    assert found["database", "refused"]["level"] == "problem"
    assert found["database", "refused"]["then"]
    assert str(tmp_path.parent.parent) not in found["database", "refused"]["what"]
    assert file.read_bytes() == b"no database" * 100
