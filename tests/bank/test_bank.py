"""The open banks: what they list, how they find a case, and what they are checked against."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.codes import Code
from ethics_workshop.domain.agenda import InjectMode, Step
from ethics_workshop.domain.case import Rating, SceneKind
from ethics_workshop.domain.error import BadInput, Problem, Refused
from ethics_workshop.domain.people import Role
from ethics_workshop.domain.programme import NO_TEXT, Anchor, Due, Renewal
from ethics_workshop.domain.text import Text
from ethics_workshop.services.ports import CaseBank

from .sample import CASE, REGISTRIES, TODAY, make_bank, named, put


def open_bank(*folders: Path, shipped: Path | None = None) -> Bank:
    return Bank(folders, None, TODAY, shipped=shipped)


def test_it_is_the_port(tmp_path: Path) -> None:
    """The bank is what the services ask for; mypy holds the same."""
    bank: CaseBank = open_bank(make_bank(tmp_path))
    assert bank.cases()


def test_a_case_comes_through_whole(tmp_path: Path) -> None:
    """Every part of the file is where the program looks for it."""
    case = open_bank(make_bank(tmp_path)).case("C90-spare-key")
    first = case.scene("s1")
    assert (case.title, case.level, case.minutes) == (
        Text("The spare key", "Le double de la clé"),
        1,
        (5, 15, 45),
    )
    assert first.text.en == "A key lies on your desk.\n\nIt opens the records room."
    assert (first.kind, first.question) == (SceneKind.DECISION, Text("What do you do?", "Que faites-vous?"))
    assert [(o.id, o.rating, o.goto, o.refs) for o in first.options] == [
        ("a", Rating.RISKY, "s2", ("PA#7",)),
        ("b", Rating.SOUND, "end", ()),
    ]
    assert first.options[0].why_people_choose.fr == "Elle peut servir."
    assert (case.scene("s2").goto, case.start, case.vote_scene) == ("end", "s1", "s1")
    assert (case.guide[0].size, case.guide[0].seconds, case.guide[0].step) == ("huddle", 600, "discuss")
    assert (case.analysis.follow_up.en, case.notes.sensitivity) == ("Note it.", None)
    assert (case.trivia[0].answer, case.trivia[0].choices[1].fr) == (1, "Pas à moi")
    assert (case.fact_checked, case.review_by) == ("2026-11-21", "2027-05-21")


def test_a_question_has_the_revision_that_its_author_gives_it(tmp_path: Path) -> None:
    """One where nothing is said; what is no revision is a fault with its field."""
    bank = make_bank(tmp_path)
    put(
        bank / "cases" / "C91-again.toml",
        named("C91-again").replace("answer = 1", "answer = 1\nrevision = 3"),
    )
    wrong = named("C92-wrong").replace("answer = 1", "answer = 1\nrevision = 0")
    put(bank / "cases" / "C92-wrong.toml", wrong)
    opened = open_bank(bank)
    assert [opened.case(name).trivia[0].revision for name in ("C90-spare-key", "C91-again")] == [1, 3]
    assert [fault.field for fault in opened.faults()] == ["trivia[1].revision"]


def test_cases_are_listed_by_id(tmp_path: Path) -> None:
    """The order of ids, whatever the folders are called; the preview is the first scene."""
    bank = make_bank(tmp_path)
    put(bank / "cases" / "zz" / "C11-early.toml", named("C11-early"))
    put(bank / "cases" / "aa" / "deeper" / "C95-late.toml", named("C95-late"))
    put(bank / "cases" / "aa" / ".hidden.toml", "x")
    put(bank / "cases" / "aa" / "notes.md", "x")
    found = open_bank(bank).cases()
    assert [case.id for case in found] == ["C11-early", "C90-spare-key", "C95-late"]
    assert found[0].opening.en.startswith("A key lies")
    assert found[0].topics == ("coi",)


def test_a_number_alone_finds_its_case(tmp_path: Path) -> None:
    """`C90` and `c90` are enough while one case has that number."""
    bank = make_bank(tmp_path)
    reader = open_bank(bank)
    assert reader.case("C90").id == reader.case("c90").id == "C90-spare-key"
    put(bank / "cases" / "C90-other.toml", named("C90-other"))
    with pytest.raises(Refused) as refused:
        reader.case("C90")
    assert refused.value.facts == {"case": "C90", "near": "C90-other, C90-spare-key"}


@pytest.mark.parametrize(
    ("asked", "near"), [("C90-spair-key", "C90-spare-key"), ("C9", ""), ("zebra", ""), ("", "")]
)
def test_an_unknown_case_is_refused_with_near_misses(tmp_path: Path, asked: str, near: str) -> None:
    """A slip of the finger is answered with what was meant; nonsense with nothing."""
    with pytest.raises(Refused) as refused:
        open_bank(make_bank(tmp_path)).case(asked)
    assert refused.value.problem is Problem.UNKNOWN_CASE
    assert refused.value.facts == {"case": asked, "near": near}


def test_wildcards_of_the_cache_find_nothing(tmp_path: Path) -> None:
    """What SQL would take for a pattern is only text."""
    for asked in ("%", "C9_", "C90%", "C__-%"):
        with pytest.raises(Refused):
            open_bank(make_bank(tmp_path)).case(asked)


def test_a_broken_case_is_refused_with_its_file(tmp_path: Path) -> None:
    """Asked for by its file's name, the case is said to be broken, and where."""
    bank = make_bank(tmp_path)
    file = put(bank / "cases" / "C91-broken.toml", CASE.replace("schema = 1", "schema ="))
    with pytest.raises(Refused) as refused:
        open_bank(bank).case("C91")
    assert refused.value.problem is Problem.BROKEN_CASE
    assert refused.value.facts == {"case": "C91-broken", "path": str(file)}


def test_later_banks_add_and_never_replace(tmp_path: Path) -> None:
    """Where two banks have one id, the first bank's case is the case."""
    first = make_bank(tmp_path / "one")
    second = make_bank(
        tmp_path / "two", spare_key=CASE.replace("The spare key", "Another key"), new=named("C90-new")
    )
    reader = open_bank(first, second)
    assert [case.id for case in reader.cases()] == ["C90-new", "C90-spare-key"]
    assert reader.case("C90-spare-key").title.en == "The spare key"
    assert [fault.code for fault in reader.faults()] == [Code.ID_TAKEN]


def test_a_bank_of_cases_alone_uses_the_shipped_registries(tmp_path: Path) -> None:
    """A team's folder may hold only cases: agendas, words and statement come from the bank inside."""
    shipped = make_bank(tmp_path / "shipped")
    put(tmp_path / "own" / "cases" / "C91-own.toml", named("C91-own"))
    reader = open_bank(tmp_path / "own", shipped=shipped)
    assert [case.id for case in reader.cases()] == ["C91-own"]
    assert reader.faults() == []
    assert reader.name_of("topic", "coi") == Text("Conflict of interest", "Conflit d’intérêts")
    assert [agenda.id for agenda in reader.agendas()] == ["huddle"]
    assert reader.statement().version == "1"


def test_registries_of_two_banks_join(tmp_path: Path) -> None:
    """An entry of the first bank holds; what it lacks comes from the next."""
    shipped = make_bank(tmp_path / "shipped")
    own = tmp_path / "own"
    put(own / "values.toml", '[value.integrity]\nname.en = "Ours"\nname.fr = "Le nôtre"\n')
    put(own / "instruments.toml", REGISTRIES["instruments.toml"].replace("PA", "LOCAL"))
    reader = open_bank(own, shipped=shipped)
    assert reader.name_of("value", "integrity").en == "Ours"
    assert [r.mark for r in reader.references(["PA#7", "LOCAL", "NONE#2"])] == ["found", "found", "memory"]


def test_references_say_section_title_and_mark(tmp_path: Path) -> None:
    """A reference is resolved in the order asked; an unlisted one stands for itself and is marked."""
    found = open_bank(make_bank(tmp_path)).references(["XX#3", "PA#8(2)(g)"])
    assert (found[0].key, found[0].title.fr, found[0].section, found[0].mark) == ("XX", "XX", "3", "memory")
    assert (found[1].title.en, found[1].section, found[1].url.fr) == (
        "Privacy Act",
        "8(2)(g)",
        "https://example.org/fr",
    )


def test_names_fall_back_on_their_keys(tmp_path: Path) -> None:
    """An unlisted word is shown as it is written; so is every word of a broken list."""
    bank = make_bank(tmp_path)
    assert open_bank(bank).name_of("topic", "yoga") == Text("yoga", "yoga")
    assert open_bank(bank).name_of("level", "1").fr == "Le repérer"
    put(bank / "vocabulary.toml", "broken")
    assert open_bank(bank).name_of("topic", "coi") == Text("coi", "coi")


def test_an_agenda_is_read_whole(tmp_path: Path) -> None:
    """Steps, seconds, what to cut and how the new fact is treated."""
    agenda = open_bank(make_bank(tmp_path)).agendas()[0]
    assert [(s.name, s.seconds) for s in agenda.steps] == [(Step.CHECK_IN, 60), (Step.CLOSE, 30)]
    assert (agenda.inject, agenda.cut, agenda.slack_seconds) == (InjectMode.OFFER, (Step.REHEARSE,), 30)


@pytest.mark.parametrize(
    "kind", ["agendas/huddle.toml", "programme.toml", "statements/code.1.toml", "instruments.toml"]
)
def test_a_broken_registry_stops_only_what_needs_it(tmp_path: Path, kind: str) -> None:
    """Cases are listed all the same; what needs the file says which file and which line."""
    bank = make_bank(tmp_path)
    file = put(bank / kind, REGISTRIES[kind] + "\nbroken\n")
    reader = open_bank(bank)
    assert [case.id for case in reader.cases()] == ["C90-spare-key"]
    assert [(fault.path, fault.code) for fault in reader.faults()] == [(str(file), Code.TOML_SYNTAX)]
    need = {
        "agendas/huddle.toml": reader.agendas,
        "programme.toml": reader.programme,
        "statements/code.1.toml": reader.statement,
        "instruments.toml": lambda: reader.references(["PA"]),
    }
    with pytest.raises(BadInput) as caught:
        need[kind]()
    assert caught.value.problem is Problem.REGISTRY_BROKEN
    assert caught.value.facts == {"path": str(file), "line": REGISTRIES[kind].count("\n") + 2}


def test_faults_of_registries_have_line_and_field(tmp_path: Path) -> None:
    """Registries are held to the same standard as cases."""
    bank = make_bank(tmp_path)
    put(bank / "values.toml", '[value.integrity]\nname.en = "Integrity"\nname.fr = "L\'intégrité"\n')
    put(bank / "agendas/huddle.toml", REGISTRIES["agendas/huddle.toml"].replace("check-in", "close", 1))
    put(bank / "statements" / "code.2.toml", REGISTRIES["statements/code.1.toml"])
    found = {(f.code, f.line, f.field) for f in open_bank(bank).faults()}
    assert found == {
        (Code.STRAIGHT_APOSTROPHE, 3, "value.integrity.name.fr"),
        (Code.STEP_ORDER, 8, "step[2].name"),
        (Code.STEP_NEEDED, 8, "step"),
        (Code.ID_NOT_FILE_NAME, 1, "id"),
    }


def test_a_programme_that_names_what_is_not_there(tmp_path: Path) -> None:
    """A slip in an agenda's name would leave sessions without completions: the check tells it."""
    bank = make_bank(tmp_path)
    text = REGISTRIES["programme.toml"].replace('"huddle"', '"hudle"').replace('"code"', '"cod"')
    file = put(bank / "programme.toml", text)
    expected = {(Code.UNKNOWN_WORD, 1, "statement"), (Code.UNKNOWN_WORD, 9, "requirement[1].agendas[1]")}
    assert {(f.code, f.line, f.field) for f in open_bank(bank).check().faults} == expected
    assert {(f.code, f.line, f.field) for f in open_bank(bank).check(file).faults} == expected


@pytest.mark.parametrize(
    ("written", "code", "field"),
    [
        ('renew = { calendar = "04-31" }', Code.MONTH_DAY, "requirement[1].renew.calendar"),
        ('renew = { calendar = "4-1" }', Code.MONTH_DAY, "requirement[1].renew.calendar"),
        ('renew = { months = 12, calendar = "04-01" }', Code.RENEWAL, "requirement[1].renew"),
        ("renew = { every = 2 }", Code.RENEWAL, "requirement[1].renew"),
        ('renew = { months = "12" }', Code.NOT_NUMBER, "requirement[1].renew.months"),
        ('due = { months = -1, from = "hire" }', Code.OUT_OF_RANGE, "requirement[1].due.months"),
        ('due = { months = 3, from = "birth" }', Code.NOT_LISTED, "requirement[1].due.from"),
        ("due = { months = 3 }", Code.MISSING, "requirement[1].due.from"),
        ('roles = ["boss"]', Code.NOT_LISTED, "requirement[1].roles[1]"),
        ('effective = "2026-04-01"', Code.NOT_DATE, "requirement[1].effective"),
        ('why.en = "So."', Code.MISSING_LANGUAGE, "requirement[1].why.fr"),
        ("attestaton = true", Code.UNKNOWN_FIELD_NEAR, "requirement[1].attestaton"),
    ],
)
def test_a_requirement_says_what_is_wrong_with_it(
    tmp_path: Path, written: str, code: Code, field: str
) -> None:
    """On the line of the field, whatever it is."""
    bank = make_bank(tmp_path)
    text = REGISTRIES["programme.toml"] + written + "\n"
    put(bank / "programme.toml", text)
    found = {(f.code, f.line, f.field) for f in open_bank(bank).check().faults}
    assert found == {(code, text.count("\n"), field)}


def test_a_requirement_can_be_completed_and_is_one(tmp_path: Path) -> None:
    """One that nothing completes, and two of one id, cannot be used."""
    bank = make_bank(tmp_path)
    text = REGISTRIES["programme.toml"]
    put(bank / "programme.toml", text.replace('agendas = ["huddle"]\n', ""))
    assert [f.code for f in open_bank(bank).check().faults] == [Code.NO_EVIDENCE]
    put(bank / "programme.toml", text + text[text.index("[[requirement]]") :])
    assert [(f.code, f.field) for f in open_bank(bank).check().faults] == [
        (Code.ID_TWICE, "requirement[2].id")
    ]


def test_a_departments_own_programme_takes_the_place_of_a_model(tmp_path: Path) -> None:
    """In whichever order their folders come; of two of its own, the first one's holds."""
    model, own, other = (make_bank(tmp_path / name) for name in ("model", "own", "other"))
    text = REGISTRIES["programme.toml"]
    put(model / "programme.toml", text.replace("[cycle]", "model = true\n[cycle]"))
    put(own / "programme.toml", text.replace("ve-workshop", "own"))
    put(other / "programme.toml", text.replace("ve-workshop", "other"))
    for folders, expected in (
        ((model,), "ve-workshop"),
        ((model, own), "own"),
        ((own, model), "own"),
        ((model, other, own), "other"),
    ):
        assert open_bank(*folders).programme().requirements[0].id == expected


def test_a_programme_of_before_has_requirements_without_dates(tmp_path: Path) -> None:
    """What a department wrote for an earlier version still holds; the whole of a new one is read."""
    bank = make_bank(tmp_path)
    (bare,) = open_bank(bank).programme().requirements
    assert (bare.agendas, bare.due, bare.renewal, bare.course, bare.why) == (
        ("huddle",),
        None,
        None,
        False,
        NO_TEXT,
    )
    more = """
roles = ["manager"]
due = { months = 3, from = "role" }
renew = { calendar = "04-01", every = 2, within = 30 }
minimum = 3
effective = 2026-04-01
newcomers = true
cases = ["any"]
attestation = true
course = true
"""
    put(bank / "programme.toml", REGISTRIES["programme.toml"] + more)
    (full,) = open_bank(bank).programme().requirements
    assert full == replace(
        bare, roles=(Role.MANAGER,), due=Due(3, Anchor.ROLE), renewal=Renewal(0, "04-01", 2, 30), minimum=3,
        effective="2026-04-01", newcomers=True, cases=("any",), attestation=True, course=True,
    )  # fmt: skip


def test_the_statement_is_the_newest_in_effect(tmp_path: Path) -> None:
    """A version that takes effect tomorrow is not the one to attest to today."""
    bank = make_bank(tmp_path)
    for version, effective in (("2", "2026-12-01"), ("3", "2026-12-02")):
        text = REGISTRIES["statements/code.1.toml"].replace('version = "1"', f'version = "{version}"')
        put(bank / "statements" / f"code.{version}.toml", text.replace("2026-04-01", effective))
    assert open_bank(bank).statement().version == "2"
    assert Bank([bank], None, dt.date(2026, 12, 2)).statement().version == "3"
    with pytest.raises(Refused) as refused:
        Bank([bank], None, dt.date(2026, 3, 31)).statement()
    assert refused.value.problem is Problem.NO_STATEMENT


def test_a_programme_without_a_statement_of_that_name(tmp_path: Path) -> None:
    """Refused, with the name that was looked for."""
    bank = make_bank(tmp_path)
    put(bank / "programme.toml", REGISTRIES["programme.toml"].replace("code", "other"))
    with pytest.raises(Refused) as refused:
        open_bank(bank).statement()
    assert refused.value.facts == {"statement": "other"}


def test_check_takes_a_file_a_folder_a_bank_or_nothing(tmp_path: Path) -> None:
    """The number of files is told; a file of the registry is checked as one."""
    bank = make_bank(tmp_path / "bank", a=named("C90-a"), b=named("C90-b"))
    put(tmp_path / "loose" / "C91-x.toml", "a =")
    reader = open_bank(bank)
    assert reader.check() == (8, [])
    assert reader.check(bank) == (8, [])
    assert reader.check(bank / "cases" / "coi") == (2, [])
    assert reader.check(bank / "cases" / "coi" / "C90-a.toml") == (1, [])
    assert reader.check(bank / "values.toml") == (1, [])
    assert reader.check(bank / "agendas" / "huddle.toml") == (1, [])
    files, faults = reader.check(tmp_path / "loose")
    assert (files, [(f.path, f.line) for f in faults]) == (1, [(str(tmp_path / "loose" / "C91-x.toml"), 1)])
    with pytest.raises(BadInput) as caught:
        reader.check(tmp_path / "nowhere")
    assert caught.value.problem is Problem.FILE_NOT_FOUND


def test_check_of_a_copy_outside_the_bank_is_about_the_copy(tmp_path: Path) -> None:
    """A draft elsewhere is checked against the open banks' registries, not told that its own id exists."""
    reader = open_bank(make_bank(tmp_path / "bank"))
    draft = put(tmp_path / "draft" / "C90-spare-key.toml", CASE.replace("PA#7", "PB#7", 1))
    assert [fault.code for fault in reader.check(draft).faults] == [Code.UNKNOWN_REF]
