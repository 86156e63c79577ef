"""Nothing that a learner chose or wrote is found in the records, their log, a backup, an export or a report."""

import shutil
import zipfile
from pathlib import Path

from ethics_workshop.domain.play import begin, story_digest
from ethics_workshop.services.workshop import Workshop
from ethics_workshop.settings import read_settings, shipped_bank
from ethics_workshop.wiring import build
from tests.fakes.stories import every_path
from tests.tui.driving import department

SENTENCE = "I would rather lose a friend than look."
EXPORTS = ("completions", "attestations", "sessions", "commitments")


def zebras(folder: Path) -> Workshop:
    """A department whose bank is C14 with scenes of rare names: what is found under one of them came from a learner."""
    department(folder).close()
    shutil.copytree(shipped_bank(), folder / "bank", dirs_exist_ok=True)
    (file,) = (folder / "bank" / "cases").rglob("C14*.toml")
    text = file.read_text(encoding="utf-8")
    for old, new in (
        ("s1", "zebra-one"),
        ("s2", "zebra-two"),
        ("told", "zebra-told"),
        ("quiet", "zebra-quiet"),
        ("t1", "zebra-question"),
    ):
        text = text.replace(f'"{old}"', f'"{new}"')
    file.write_text(text, encoding="utf-8")
    return build(read_settings(str(folder / "data"), [str(folder / "bank")], "en", "", {}))


def contents(folder: Path) -> dict[str, bytes]:
    """What every file below `folder` holds, by its name; a spreadsheet's parts unpacked."""
    found = {}
    for path in (p for p in sorted(folder.rglob("*")) if p.is_file()):
        held = path.read_bytes()
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                held = b"".join(parts.read(name) for name in parts.namelist())
        found[path.relative_to(folder).as_posix()] = held
    return found


def test_no_way_through_a_case_leaves_a_trace_outside_the_private_file(tmp_path: Path) -> None:
    """All nine ways through C14 are walked and recorded, a sentence is rehearsed and a question answered, beside records that are written meanwhile.

    The same search finds scenes, digest and sentence in `learner.db`: it could find them elsewhere.
    """
    workshop = zebras(tmp_path)
    learning, case = workshop.learning, workshop.bank.case("C14")
    paths = list(every_path(begin(case)))
    assert len(paths) == 9
    private = b""
    for path in paths:
        learning.start("E02", "C14", again=True)
        for choice in path.chosen:
            shown = learning.choose("E02", "C14", choice.option_id)
        assert shown.play == path
        private += Path(learning.path("E02")).read_bytes()
        workshop.solo.record("E02", "C14", actor="E02")
        learning.back("E02", "C14")
        workshop.attestations.sign("E02", "Zoé Côté", language="en", actor="E02")
    learning.rehearse("E02", "C14", SENTENCE)
    workshop.trivia.answer("E02", f"{case.id}.zebra-question", "a")
    private += Path(learning.path("E02")).read_bytes()
    workshop.upkeep.backup(tmp_path / "out.db")
    (tmp_path / "out").mkdir()
    for name in EXPORTS:
        for kind in ("csv", "json", "xlsx"):
            workshop.exports.export(name, tmp_path / "out" / f"{name}.{kind}")

    others = contents(tmp_path / "data") | contents(tmp_path / "out")
    others["out.db"] = (tmp_path / "out.db").read_bytes()
    mine = {name for name in others if name.startswith("learners/")}
    assert {Path(name).name for name in mine} == {"learner.db"}
    searched = {name: held for name, held in others.items() if name not in mine and name != "bank-cache.db"}
    assert {"records.db", "records.db-wal", "out.db", "completions.csv"} <= set(searched)
    assert b"C14-cousins-file" in searched["completions.csv"]
    assert "Zoé".encode() in searched["records.db"] + searched["records.db-wal"]

    texts = {option.label.en for scene in case.scenes for option in scene.options}
    for mark in ("zebra-one", "zebra-two", "zebra-question", SENTENCE, story_digest(case)):
        assert mark.encode() in private
    for mark in ("zebra", SENTENCE, story_digest(case), *texts):
        assert [name for name, held in searched.items() if mark.encode() in held] == []
    assert all(
        text.encode() in others["bank-cache.db"] for text in texts
    )  # the bank's own copy of all its cases
