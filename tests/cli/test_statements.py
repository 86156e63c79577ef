"""`statements` and `attest`: a department's own text, signatures to the exact words, and what is refused."""

import stat
from pathlib import Path

import pytest

from ethics_workshop.settings import shipped_bank

from .conftest import Program

OWN = (
    (shipped_bank() / "statements" / "model-statement.1.toml")
    .read_text(encoding="utf-8")
    .replace('"model-statement"', '"our-code"')
    .replace("model = true", "model = false")
    .replace('version = "1"', 'version = "2026"')
)
NAME = "Person Numéro 2"


def file(folder: Path, text: str = OWN, name: str = "anything.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_departments_own_statement_takes_the_place_of_the_model(
    department: Program, tmp_path: Path
) -> None:
    """Added once, whole and for its owner alone; the same again adds nothing; from then on it is signed."""
    assert department("statements", "add", file(tmp_path)).value == "our-code 2026"
    kept = tmp_path / "data" / "packs" / "local" / "statements" / "our-code.2026.toml"
    assert kept.read_text(encoding="utf-8") == OWN
    assert [stat.S_IMODE(p.stat().st_mode) for p in (kept, *list(kept.parents)[:3])] == [
        0o600,
        0o700,
        0o700,
        0o700,
    ]
    again = department("statements", "add", file(tmp_path, name="other.toml"))
    assert (again.code, again.value) == (0, "our-code 2026")
    assert "nothing was added" in again.err
    listed = department("statements", "list", "--format", "json").json
    assert [(one["id"], one["version"], one["state"], one["to_sign"]) for one in listed] == [
        ("model-statement", "1", "in-force", False),
        ("our-code", "2026", "in-force", True),
    ]
    shown = department("statements", "show", "our-code", "--format", "json").json
    assert shown["sha256"] == listed[1]["sha256"]
    receipt = department("attest", "sign", "E02", "--name", NAME, "--lang", "fr").value
    row = department("attest", "check", receipt.lower(), "--format", "json").json
    assert (row["holds"], row["statement"], row["language"]) == (True, "our-code", "fr")
    assert row["text_sha256"] == shown["sha256"]["fr"]


def test_a_comma_changed_in_the_file_is_noticed_by_status(department: Program, tmp_path: Path) -> None:
    """The version's number is the same, the words are not: asked again, and what was signed stays."""
    department("statements", "add", file(tmp_path))
    first = department("attest", "sign", "E02", "--name", NAME).value
    kept = tmp_path / "data" / "packs" / "local" / "statements" / "our-code.2026.toml"
    kept.write_text(
        OWN.replace("and agree to it", "x").replace("stewardship and", "stewardship, and"), "utf-8"
    )
    status = department("attest", "status", "E02", "--format", "json").json
    assert (status["signed"], status["text_changed"], status["receipt"]) == (False, True, "")
    assert f"receipt {first}" in department("attest", "status", "E02").out
    second = department("attest", "sign", "E02", "--name", NAME).value
    assert second != first
    assert [department("attest", "check", code).code for code in (first, second)] == [0, 0]


def test_what_changed_is_told_by_sentence_and_word(department: Program, tmp_path: Path) -> None:
    """`-`, `+` and the words themselves; JSON holds both texts whole, in both languages."""
    newer = OWN.replace('"2026"', '"2027"').replace("stewardship and", "stewardship, and")
    for text in (OWN, newer.replace("2026-04-01", "2027-04-01")):
        department("statements", "add", file(tmp_path, text))
    lines = department("statements", "diff", "our-code", "2026", "2027").out.splitlines()
    assert [line[:2] for line in lines[3:]] == ["- ", "+ ", "  ", "  "]
    assert lines[-1] == "  came: “stewardship,”"
    found = department("statements", "diff", "our-code", "2026", "2027", "--format", "json").json
    bodies = [department("statements", "show", "our-code", "--version", v, "--format", "json").json["body"]
              for v in ("2026", "2027")]  # fmt: skip
    for language in ("en", "fr"):
        changes = found["changes"][language]
        assert ["".join(one[side] for one in changes) for side in ("before", "after")] == [
            body[language] for body in bodies
        ]
    assert (
        "à la lettre près" in department("statements", "diff", "our-code", "2026", "2027", "--lang", "fr").out
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (OWN[OWN.index("body.fr") :], "", "body.fr: “fr” is missing"),
        (
            'title.en = "Model statement: I have read the Code"',
            'title.en = " "',
            "title.en: the text is empty",
        ),
        ("effective = 2026-04-01", 'effective = "soon"', ":3: effective: this is not a date"),
        ('version = "2026"', 'version = "../2026"', ":2: version: "),
        ('id = "our-code"', 'id = "Our code"', ":1: id: "),
        ("model = false", "", "model: “model” is missing"),
        ("body.en", "body.en = ", "cannot be read"),
    ],
)
def test_a_faulty_statement_is_told_with_line_and_field_and_not_added(
    department: Program, tmp_path: Path, before: str, after: str, said: str
) -> None:
    """Exit 2, every fault in a line of its own, and nothing in the data folder."""
    assert before in OWN
    answer = department("statements", "add", file(tmp_path, OWN.replace(before, after, 1)))
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not (tmp_path / "data" / "packs").exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("attest", "sign", "E02", "--name", "Alex Tremblay"), "not the roster’s name"),
        (("attest", "sign", "E99", "--name", NAME), "Nobody on the roster"),
        (("attest", "sign", "E02", "--name", NAME, "--statement", "oath"), "no statement “oath”"),
        (("attest", "sign", "E02", "--name", NAME, "--as", "E01"), "--note"),
        (("attest", "sign", "E02", "--name", NAME, "--declared", "my cousin works there"), "no reference"),
        (("statements", "show", "oath"), "no statement “oath”"),
        (("statements", "show", "our-code", "--version", "1"), "no version “1”"),
        (("statements", "diff", "our-code", "2026", "9"), "no version “9”"),
        (("statements", "add", "nowhere.toml"), "no file nowhere.toml"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value[:2]),
)
def test_what_is_unknown_or_not_ones_own_is_refused(
    department: Program, tmp_path: Path, command: tuple[str, ...], said: str
) -> None:
    """A sentence, exit 2, and nothing is signed."""
    department("statements", "add", file(tmp_path))
    answer = department(*command)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert department("attest", "status", "E02", "--format", "json").json["attestations"] == []


def test_another_text_under_a_version_that_exists_is_refused(department: Program, tmp_path: Path) -> None:
    """People may have signed it. What is there stays."""
    department("statements", "add", file(tmp_path))
    answer = department("statements", "add", file(tmp_path, OWN.replace("stewardship", "care")))
    assert (answer.code, answer.out) == (2, "")
    assert "exists already" in answer.err
    assert len(list((tmp_path / "data" / "packs").rglob("*.toml"))) == 1


def test_withdrawn_is_still_there_and_marked_everywhere(department: Program, tmp_path: Path) -> None:
    """Check says so and exits 1, with what it was; status, export and the page mark it; the records verify."""
    code = department("attest", "sign", "E02", "--name", NAME, "--as", "E02").value
    foreign = department("attest", "withdraw", code, "--reason", "no", "--as", "E01")
    assert (foreign.code, foreign.out) == (2, "")
    assert (
        department("attest", "withdraw", code.lower(), "--reason", "wrong text", "--as", "E02").value == code
    )
    assert department("attest", "withdraw", code, "--reason", "again").code == 2
    answer = department("attest", "check", code)
    assert answer.code == 1
    assert "Reason: wrong text" in answer.out
    assert "withdrawn on" in answer.err
    second = department("attest", "sign", "E02", "--name", NAME).value
    assert second != code
    assert "wrong text" in department("attest", "status", "E02").out
    out = tmp_path / "a.csv"
    assert department("export", "attestations", "--format", "csv", "--out", out).code == 0
    rows = out.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert sorted(row.rsplit(",", 2)[1:] for row in rows) == sorted([[code, "withdrawn"], [second, "valid"]])
    assert department("verify").code == 0


def test_a_receipt_is_a_page_in_the_language_of_the_signature(department: Program, tmp_path: Path) -> None:
    """With the words, their hash, the device and what A0 means; a folder is refused and a page is one's own."""
    code = department("attest", "sign", "E02", "--name", NAME, "--lang", "fr", "--declared", "CR-7").value
    out = tmp_path / "receipt.html"
    assert department("attest", "receipt", code, "--out", out).value == str(out)
    page, row = out.read_text("utf-8"), department("attest", "check", code, "--format", "json").json
    for said in (
        code,
        NAME,
        row["text_sha256"],
        row["device"],
        "A0",
        "CR-7",
        "À qui je peux m’adresser",
        'lang="fr"',
    ):
        assert said in page
    assert "ne prouve ni qui" in page
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert department("attest", "receipt", code, "--out", tmp_path).code == 2
    assert department("attest", "receipt", "nonsense", "--out", tmp_path / "x").code == 1
    assert not (tmp_path / "x").exists()
