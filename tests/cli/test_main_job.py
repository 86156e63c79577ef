"""The main job by plain commands: roster, plan, eight people, votes, commitments, close, six signatures, exports."""

import csv
from pathlib import Path

import pytest

from .conftest import Program, plan, read_csv, to_step

EIGHT = [f"E{n:02}" for n in range(2, 10)]
COMPLETIONS = (
    "completion_id,person_id,name,sector,branch,division,requirement,case_ids,session_id,completed_on,method,"
    "facilitator_id,recorded_at,status"
)
ATTESTATIONS = (
    "attestation_id,person_id,name,sector,branch,division,statement,version,cycle,language,text_sha256,signed_name,"
    "method,assurance,witness_id,session_id,signed_at,receipt,status"
)


def hold(program: Program, agenda: str = "huddle") -> str:
    """Run a whole session with eight people; return its id, closed."""
    session = plan(program, agenda)
    assert program("session", "check-in", session, *EIGHT).code == 0
    to_step(program, session, "vote-a")
    assert (
        program("session", "tally", session, "--option", "a=6", "--option", "b=2").value
        == "a: most · b: a few · c: none"
    )
    to_step(program, session, "vote-b")
    assert (
        program("session", "tally", session, "--option", "a=1", "--option", "b=7", "--method", "hands").code
        == 0
    )
    to_step(program, session, "commit")
    text = "If a relative asks, then I will tell my manager the same day."
    assert (
        program("session", "commit", session, "--text", text, "--owner", "E02", "--by", "2099-01-15").code
        == 0
    )
    assert program("session", "question", session, "--text", "Who keeps the access log?").code == 0
    assert program("session", "theme", session, "family").code == 0
    to_step(program, session, "close")
    closed = program("session", "close", session)
    assert (closed.code, closed.value) == (0, "closed")
    return session


def test_the_exports_hold_exactly_those_eight_and_six(department: Program, tmp_path: Path) -> None:
    """The whole job; the files hold eight completions and six attestations, and repeat byte for byte."""
    session = hold(department)
    for person in EIGHT[:6]:
        name = f"person NUMERO {int(person[1:])}"
        answer = department("session", "attest", session, person, "--name", name, "--lang", "fr")
        assert answer.code == 0, answer.err
        assert department("attest", "check", answer.value.lower()).code == 0
    out, again = tmp_path / "c.csv", tmp_path / "again.csv"
    assert department("export", "completions", "--format", "csv", "--out", out).code == 0
    assert department("export", "completions", "--format", "csv", "--out", again).code == 0
    assert out.read_bytes() == again.read_bytes()
    assert out.read_bytes().startswith(b"\xef\xbb\xbf" + COMPLETIONS.encode() + b"\r\n")
    rows = read_csv(out)
    assert sorted(row["person_id"] for row in rows) == EIGHT
    assert {(row["requirement"], row["case_ids"], row["session_id"]) for row in rows} == {
        ("ve-workshop", "C14-cousins-file", session)
    }
    signed = tmp_path / "a.csv"
    assert department("export", "attestations", "--format", "csv", "--out", signed).code == 0
    assert signed.read_text(encoding="utf-8-sig").splitlines()[0] == ATTESTATIONS
    rows = read_csv(signed)
    assert sorted(row["person_id"] for row in rows) == EIGHT[:6]
    assert {row["assurance"] for row in rows} == {"A0"}
    assert department("verify").code == 0
    for name in ("sessions", "commitments"):
        assert department("export", name, "--out", tmp_path / f"{name}.csv").code == 0
        assert len(read_csv(tmp_path / f"{name}.csv")) == 1
        dictionary = read_csv(tmp_path / f"{name}.csv.dictionary.csv")
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert [row["column"] for row in dictionary] == next(csv.reader(file))


def test_show_gives_scripts_what_they_rely_on(department: Program) -> None:
    """The names of the contract, with totals from five ballots on."""
    session = hold(department)
    shown = department("session", "show", session, "--format", "json").json
    assert (shown["state"], shown["step"], shown["agenda"], shown["division"]) == (
        "closed",
        "close",
        "huddle",
        "Division 2",
    )
    assert (shown["case_id"], shown["facilitator_id"], shown["checked_in"]) == (
        "C14-cousins-file",
        "E01",
        EIGHT,
    )
    assert [option["id"] for option in shown["options"]] == ["a", "b", "c"]
    first = {"case_id": "C14-cousins-file", "scene_id": "s1", "round": "a", "method": "paper"}
    assert shown["rounds"][0] == first | {"totals": {"a": 6, "b": 2, "c": 0}, "ballots": 8}
    assert shown["questions"][0]["text"] == "Who keeps the access log?"
    assert shown["themes"] == ["family"]
    assert shown["commitments"][0]["owner_id"] == "E02"
    later = plan(department)
    still_open = department("session", "show", later, "--format", "json").json["open_commitments"]
    assert [c["session_id"] for c in still_open] == [session]


def test_a_small_round_keeps_only_its_number(department: Program) -> None:
    """Four ballots: no totals in `show`, in the database file or in its log."""
    session = plan(department)
    department("session", "check-in", session, *EIGHT)
    to_step(department, session, "vote-a")
    answer = department("session", "tally", session, "--option", "a=3", "--option", "b=1", "--method", "poll")
    assert answer.value == "too few to show"
    shown = department("session", "show", session, "--format", "json").json["rounds"]
    assert [(r["totals"], r["ballots"], r["method"]) for r in shown] == [({}, 4, "poll")]
    joined = department(
        "session", "tally", session, "--option", "poll:a=3", "--option", "poll:b=1", "--option", "paper:b=2"
    )
    assert joined.code == 0
    shown = department("session", "show", session, "--format", "json").json["rounds"]
    assert [(r["totals"], r["ballots"], r["method"]) for r in shown] == [
        ({"a": 3, "b": 3, "c": 0}, 6, "poll+paper")
    ]


def test_signing_twice_prints_the_first_receipt(department: Program, tmp_path: Path) -> None:
    """Same statement, version and cycle: exit 0, nothing added; a name that does not match is refused."""
    first = department("attest", "sign", "E03", "--name", "Person Numéro 3")
    assert first.code == 0
    again = department("attest", "sign", "E03", "--name", "personnumero3")
    assert (again.code, again.value) == (0, first.value)
    wrong = department("attest", "sign", "E04", "--name", "Person Numéro 3")
    assert (wrong.code, wrong.out) == (2, "")
    department("export", "attestations", "--out", tmp_path / "a.csv")
    assert len(read_csv(tmp_path / "a.csv")) == 1
    status = department("attest", "status", "E03", "--format", "json").json
    assert (status["signed"], status["receipt"]) == (True, first.value)


@pytest.mark.parametrize(
    "receipt", ["", "0000-0000-0000-0001", "no receipt", "\x1b[2J", "ZZZZ-ZZZZ-ZZZZ-ZZZZ"]
)
def test_a_receipt_that_does_not_hold_exits_1(department: Program, receipt: str) -> None:
    """Unknown or malformed: one sentence, exit 1."""
    answer = department("attest", "check", "--", receipt)
    assert answer.code == 1
    assert answer.out == ""
    assert "\x1b" not in answer.err
    assert len(answer.err.strip()) > 20


def test_who_was_not_there_does_not_sign_after_the_session(department: Program) -> None:
    """E01 facilitated but did not check in."""
    session = hold(department)
    answer = department("session", "attest", session, "E01", "--name", "Alex Tremblay")
    assert answer.code == 2


def test_the_summary_speaks_both_languages_and_names_no_one_else(department: Program) -> None:
    """Only the volunteer is named; small rooms are said in words."""
    session = hold(department)
    english = department("session", "summary", session).out
    french = department("session", "summary", session, "--lang", "fr").out
    assert "Person Numéro 2" in english
    assert not any(f"Person Numéro {n}" in english + french for n in range(3, 10))
    assert "cousin’s file" in english
    assert "dossier de la cousine" in french
    assert "%" not in english


def test_a_workshop_walks_all_twelve_steps(department: Program) -> None:
    """The sixty-minute agenda, inject included."""
    session = plan(department, "workshop")
    department("session", "check-in", session, *EIGHT)
    seen = ["check-in"]
    while seen[-1] != "close":
        seen.append(department("session", "next", session).value)
        if seen[-1] == "inject":
            assert department("session", "inject", session).out.strip()
    assert len(seen) == 12


def test_what_is_not_legal_now_changes_nothing(department: Program) -> None:
    """Closing at check-in is refused with a sentence; the session is as before."""
    session = plan(department)
    before = department("session", "show", session, "--format", "json").out
    answer = department("session", "close", session)
    assert (answer.code, answer.out) == (2, "")
    assert department("session", "show", session, "--format", "json").out == before


def test_global_options_stand_before_or_after(department: Program, tmp_path: Path) -> None:
    """`--data`, `--lang` and `--as` after the command."""
    assert department("cases", "list", "--lang", "fr").out.startswith(
        "C14-cousins-file · Le dossier de la cousine"
    )
    other = department("roster", "list", "--format", "json", "--data", tmp_path / "elsewhere").json
    assert other == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["session", "plan"],
        ["session", "show", "S-NOWHERE"],
        ["session", "frobnicate"],
        ["cases", "show", "C99"],
        ["roster", "import", "nowhere.csv"],
        ["export", "everything", "--out", "x.csv"],
        ["--lang", "de", "cases", "list"],
        ["--bank", "/nowhere/at/all", "cases", "list"],
        ["attest", "sign", "nobody", "--name", "x"],
        ["restore", "nowhere.db"],
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_wrong_use_is_a_sentence_and_exit_2(program: Program, arguments: list[str], language: str) -> None:
    """On standard error, in the user's language, without a traceback."""
    options = [] if "--lang" in arguments else ["--lang", language]
    answer = program(*options, *arguments)
    assert answer.code == 2, answer.err
    assert answer.out == ""
    assert "Traceback" not in answer.err
    assert answer.err.strip().endswith((".", "?", ")", "]")), answer.err
