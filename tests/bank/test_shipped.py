"""The bank that comes with the program, and the words for its faults."""

import datetime as dt
import json
import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.models import StepName
from ethics_workshop.bank.prose import misworded
from ethics_workshop.bank.schema import case_schema
from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.listing import Fault
from ethics_workshop.settings import shipped_bank
from ethics_workshop.words.faults import FAULTS, render
from ethics_workshop.words.language import Words

CHECKED = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return Bank([shipped_bank()], None, CHECKED)


def test_the_shipped_bank_is_fit_for_release(bank: Bank) -> None:
    """Not one fault in what everybody gets."""
    files, faults = bank.check(release=True)
    assert [render(fault, Words("en")) for fault in faults] == []
    assert files > 8


def test_every_reference_of_a_shipped_case_is_listed(bank: Bank) -> None:
    """What a room reads as a rule has a title in both languages and an address."""
    for summary in bank.cases():
        case = bank.case(summary.id)
        refs = [*case.refs, *(r for s in case.scenes for o in s.options for r in o.refs)]
        for reference in bank.references(refs):
            assert reference.title.en != reference.key
            assert reference.url.fr.startswith("https://")


def test_every_instrument_of_the_matrix_is_listed(bank: Bank) -> None:
    """Authors find the instruments that the planned cases rest on."""
    keys = [
        "VEC",
        "DCOI",
        "PPM",
        "Guide-COI",
        "PSDPA",
        "PSEA",
        "SMG",
        "GAI",
        "DADM",
        "PA",
        "DPP",
        "PPP",
        "Notice-2023-03",
        "ATIA",
        "DCIA",
        "PSD",
        "Dir-SD",
        "P-CFI",
        "Dir-CFI",
        "PGS",
        "WPHVPR",
        "Dir-HV",
        "Dir-DTA",
        "Dir-MT",
        "OLA",
        "ACA",
        "EEA",
        "CHRA",
        "CTA",
        "ARS",
        "DOG",
        "IRPA",
    ]
    assert [r.key for r in bank.references(keys) if r.title.en == r.key] == []


def test_agendas_leave_a_case_what_they_say(bank: Bank) -> None:
    """`case_seconds` is the sum of the steps from read to rehearse."""
    during = [Step.READ, Step.VOTE_A, Step.DISCUSS, Step.INJECT, Step.VOTE_B, Step.DEBRIEF, Step.REHEARSE]
    for agenda in bank.agendas():
        assert agenda.case_seconds == sum(s.seconds for s in agenda.steps if s.name in during)


def test_the_programme_counts_both_agendas(bank: Bank) -> None:
    """Huddle and workshop both count as shipped, and the statement is there and a model."""
    programme = bank.programme()
    assert programme.requirement_of("huddle") == programme.requirement_of("workshop") == "ve-workshop"
    assert programme.cycle(dt.date(2027, 3, 31)) == "2026-2027"
    assert bank.statement().model


def test_the_list_of_steps_is_written_twice_and_the_same() -> None:
    """The format's list of steps is the domain's."""
    assert get_args(StepName) == tuple(Step)


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    """No fault is without words, and no words are without a fault."""
    assert set(FAULTS) == set(Code)


@pytest.mark.parametrize("code", list(Code))
def test_a_sentence_says_what_is_wrong_and_how_to_mend_it(code: Code) -> None:
    """Two halves around a semicolon, and a fact for each gap: none may be left open."""
    gaps = re.findall(r"{(\w+)}", FAULTS[code])
    fault = Fault("a.toml", 3, "x", code, tuple((gap, "7") for gap in gaps))
    for language in ("en", "fr"):
        line = render(fault, Words(language))
        assert line.startswith("a.toml:3: x: ")
        assert ";" in line or "?" in line
        assert "{" not in line


def test_a_fault_of_a_whole_file_names_the_file() -> None:
    """The shape `path:line: field: …` holds also where there is no field."""
    fault = Fault("a\x1b[31m.toml", 1, "", Code.NOT_READABLE)
    assert render(fault, Words("en")).startswith("a[31m.toml:1: file: ")


def test_the_schema_describes_the_shipped_cases(bank: Bank) -> None:
    """Editors get names, descriptions and limits; every field that a case uses is in it."""
    schema = case_schema()
    assert json.loads(json.dumps(schema))["additionalProperties"] is False
    assert {"id", "schema", "vote_scene", "scene"} <= set(schema["required"])
    for path in Path(shipped_bank(), "cases").rglob("*.toml"):
        assert set(tomllib.loads(path.read_text("utf-8"))) <= set(schema["properties"])
    assert "why_people_choose" in schema["$defs"]["OptionModel"]["required"]
    assert all(definition["description"] for definition in schema["$defs"].values())


SOUND_FR = st.lists(
    st.sampled_from(
        [
            "l’été",
            "à 14:05",
            "voici\u00a0:",
            "«\u202foui\u202f»",
            "non!",
            "(bien);",
            "https://a.b/c:d",
            "2023-2024",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(SOUND_FR)
def test_sound_french_is_left_alone(text: str) -> None:
    """No rule of spacing fires on what follows the usage, in any order and number."""
    assert list(misworded({"x": {"en": text, "fr": text}})) == []


@given(st.text(max_size=40), st.sampled_from([" ;", " !", " ?"]), st.sampled_from(["été", "fin"]))
def test_an_ordinary_space_before_a_mark_is_always_seen(before: str, mark: str, word: str) -> None:
    """Wherever it stands in a French text."""
    codes = {f.code for f in misworded({"x": {"fr": f"{before}{word}{mark}"}})}
    assert Code.MARK_SPACE in codes
