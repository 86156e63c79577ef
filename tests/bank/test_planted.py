"""Faults planted in a sound case: each is told with its line, its field and its code."""

from pathlib import Path

import pytest

from ethics_workshop.bank.bank import Bank
from ethics_workshop.bank.codes import Code
from ethics_workshop.domain.listing import Fault, Severity

from .sample import CASE, TODAY, line_of, make_bank, put

LONG = "Une phrase qui compte bien plus de quarante caractères, et de loin."
BEHIND_B = 'id = "b"'


def check(tmp_path: Path, text: str, name: str = "C90-spare-key") -> list[Fault]:
    bank = make_bank(tmp_path / "bank", other=CASE.replace("C90-spare-key", "C90-other"))
    file = put(bank / "cases" / "coi" / f"{name}.toml", text)
    return Bank([bank], None, TODAY).check(file).faults


def option(letter: str) -> str:
    start = CASE.index("  [[scene.option]]")
    block = CASE[start : CASE.index("  [[scene.option]]", start + 5)]
    return block.replace('id = "a"', f'id = "{letter}"')


DECISION_3 = CASE[CASE.index("  [[scene.option]]") : CASE.index('[[scene]]\nid = "s2"')]

# what is replaced, by what, the code, the field; then what stands on the line (default: the replacement), behind what
PLANTED: list[tuple[str, str, Code, str, str, str]] = [
    ('hook.fr = "Quelqu’un l’a laissé sur votre bureau."\n', "", Code.MISSING_LANGUAGE, "hook.fr", "hook.en", ""),
    ('vote_scene = "s1"\n', "", Code.MISSING, "vote_scene", "id =", ""),
    ('why_people_choose.en = "It is simple."\n  ', "", Code.MISSING_LANGUAGE, "scene[1].option[2].why_people_choose.en",
     "why_people_choose.fr", BEHIND_B),
    ('level = 1', 'level = 4', Code.OUT_OF_RANGE, "level", "", ""),
    ('level = 1', 'level = "1"', Code.NOT_NUMBER, "level", "", ""),
    ("schema = 1", "schema = 2", Code.NOT_LISTED, "schema", "", ""),
    ("fictional = true", 'fictional = "yes"', Code.NOT_BOOLEAN, "fictional", "", ""),
    ("minutes = [5, 15, 45]", "minutes = [5, 15]", Code.TOO_FEW, "minutes", "", ""),
    ("review_by = 2027-05-21", 'review_by = "2027-05-21"', Code.NOT_DATE, "review_by", "", ""),
    ('rating = "risky"', 'rating = "wrong"', Code.NOT_LISTED, "scene[1].option[1].rating", "", ""),
    ('id = "i1"', 'id = "I 1"', Code.BAD_ID, "inject[1].id", "", ""),
    ('id = "C90-spare-key"', 'id = "spare-key"', Code.BAD_CASE_ID, "id", "", ""),
    ('id = "C90-spare-key"', 'id = "C91-spare-key"', Code.ID_NOT_FILE_NAME, "id", "", ""),
    ('status = "draft"', 'status = "draft"\nstatsu = "x"', Code.UNKNOWN_FIELD_NEAR, "statsu", "statsu", ""),
    ('status = "draft"', 'status = "draft"\nzzz = "x"', Code.UNKNOWN_FIELD, "zzz", "zzz", ""),
    ('  goto = "s2"', '  gotoo = "s2"', Code.MISSING, "scene[1].option[1].goto", "[[scene.option]]", ""),
    ('  goto = "s2"', '  gotoo = "s2"', Code.UNKNOWN_FIELD_NEAR, "scene[1].option[1].gotoo", "", ""),
    ("[notes]", "[[notes]]", Code.NOT_TABLE, "notes", "", ""),
    ('topics = ["coi"]', 'topics = "coi"', Code.NOT_LIST, "topics", "", ""),
    ('title.en = "The spare key"', "title.en = 7", Code.NOT_TEXT, "title.en", "", ""),
    # the words
    ('"Le double de la clé"', '"  "', Code.EMPTY_TEXT, "title.fr", "", ""),
    ('outcome.fr = "On la cherche."', f'outcome.fr = "{LONG}"', Code.LENGTH_RATIO, "scene[1].option[1].outcome.fr", "", ""),
    ("It opens the records room.", "It's the records room.", Code.STRAIGHT_APOSTROPHE, "scene[1].text.en", "", ""),
    ("Elle ouvre la salle des dossiers.", "Elle ouvre « la salle ».", Code.GUILLEMET_SPACE, "scene[1].text.fr", "", ""),
    ("Elle ouvre la salle des dossiers.", "Elle ouvre : la salle.", Code.COLON_SPACE, "scene[1].text.fr", "", ""),
    ("Elle ouvre la salle des dossiers.", "Elle ouvre: la salle.", Code.COLON_SPACE, "scene[1].text.fr", "", ""),
    ("Que faites-vous?", "Que faites-vous ?", Code.MARK_SPACE, "scene[1].question.fr", "", ""),
    ('"À qui est la clé?"', "'À qui est la \"clé\"?'", Code.STRAIGHT_QUOTE, "trivia[1].q.fr", "", ""),
    ("Ask for no names.", "Ask jo@example.org.", Code.E_MAIL, "notes.pitfalls.en", "", ""),
    ("Ask for no names.", "Ask {gift_rule}.", Code.UNKNOWN_PLACEHOLDER, "notes.pitfalls.en", "", ""),
    ("Ask for no names.", "Ask {senior-officer}.", Code.PLACEHOLDER_LOST, "notes.pitfalls.fr", "pitfalls.fr", ""),
    ("It is missed.", "File V123456789 is missed.", Code.FILE_NUMBER, "scene[1].option[1].outcome.en", "", ""),
    ("It is missed.", "Client 12-3456-7890.", Code.FILE_NUMBER, "scene[1].option[1].outcome.en", "", ""),
    ('"Keep it."', f'"{"Keep it. " * 16}"', Code.LABEL_TOO_LONG, "scene[1].option[1].label.en", "", ""),
    ("It opens the records room.", "It opens. " * 70, Code.VOTE_TEXT_TOO_LONG, "scene[1].text.en", "text.en", ""),
    # the story
    ('  goto = "s2"', '  goto = "s9"', Code.NO_SUCH_SCENE, "scene[1].option[1].goto", "", ""),
    ('start = "s1"', 'start = "s9"', Code.NO_SUCH_SCENE, "start", "", ""),
    ('vote_scene = "s1"', 'vote_scene = "s9"', Code.NO_SUCH_SCENE, "vote_scene", "", ""),
    ('vote_scene = "s1"', 'vote_scene = "s2"', Code.VOTE_NOT_DECISION, "vote_scene", "", ""),
    ('after = "s1"', 'after = "s9"', Code.NO_SUCH_SCENE, "inject[1].after", "", ""),
    ('  goto = "s2"', '  goto = "end"', Code.UNREACHABLE, "scene[2].id", 'id = "s2"', ""),
    ('"Un avis circule."\ngoto = "end"', '"Un avis circule."\ngoto = "s2"', Code.NO_WAY_OUT, "scene[2].id",
     'id = "s2"', ""),
    ('"Un avis circule."\ngoto = "end"', '"Un avis circule."', Code.NO_GOTO, "scene[2].goto", "[[scene]]", BEHIND_B),
    ('kind = "end"', 'kind = "end"\ngoto = "s1"', Code.GOTO_AT_END, "scene[3].goto", 'goto = "s1"', ""),
    ('id = "b"', 'id = "a"', Code.ID_TWICE, "scene[1].option[2].id", 'id = "a"', "La garder"),
    ('goto = "s2"', 'goto = "s2"\n  when = ["s1.z"]', Code.NO_SUCH_OPTION, "scene[1].option[1].when[1]", "when", ""),
    ('rating = "sound"', 'rating = "breach"', Code.NOTHING_SOUND, "scene[1].option", "[[scene.option]]", ""),
    ('kind = "info"', 'kind = "end"', Code.GOTO_AT_END, "scene[2].goto", 'goto = "end"', 'id = "s2"'),
    ('kind = "info"\n', 'kind = "decision"\n', Code.OPTIONS, "scene[2]", "[[scene]]", BEHIND_B),
    ('seconds = 600', 'seconds = 676', Code.GUIDE_TOO_LONG, "guide.step[1].seconds", "", ""),
    ("answer = 1", "answer = 2", Code.BAD_ANSWER, "trivia[1].answer", "", ""),
    # what the case rests on
    ('refs = ["PA#7"]\n  goto', 'refs = ["PB#7"]\n  goto', Code.UNKNOWN_REF, "scene[1].option[1].refs[1]", 'refs = ["PB', ""),
    ('topics = ["coi"]', 'topics = ["coy"]', Code.UNKNOWN_WORD, "topics[1]", "", ""),
    ('values = ["integrity"]', 'values = ["bravery"]', Code.UNKNOWN_WORD, "values[1]", "", ""),
    ("level = 1", "level = 2", Code.UNKNOWN_WORD, "level", "", ""),
    ("review_by = 2027-05-21", "review_by = 2026-11-30", Code.REVIEW_OVERDUE, "review_by", "", ""),
]  # fmt: skip

TEN = (
    Code.MISSING_LANGUAGE,
    Code.OUT_OF_RANGE,
    Code.NOT_DATE,
    Code.UNKNOWN_FIELD_NEAR,
    Code.LENGTH_RATIO,
    Code.STRAIGHT_APOSTROPHE,
    Code.E_MAIL,
    Code.NO_SUCH_SCENE,
    Code.GUIDE_TOO_LONG,
    Code.UNKNOWN_REF,
)


def ids() -> list[str]:
    return [f"{row[2]}-{row[3]}" for row in PLANTED]


@pytest.mark.parametrize(("old", "new", "code", "field", "at", "after"), PLANTED, ids=ids())
def test_a_planted_fault_is_told_with_line_and_field(
    tmp_path: Path, old: str, new: str, code: Code, field: str, at: str, after: str
) -> None:
    """Each rule of the format, broken once: the fault has the code, the field and the line of the place."""
    assert CASE.count(old) >= 1
    text = CASE.replace(old, new, 1)
    found = [fault for fault in check(tmp_path, text) if fault.code == code and fault.field == field]
    assert found, [(f.code, f.field, f.line) for f in check(tmp_path, text)]
    assert found[0].line == line_of(text, at or new, after)


def test_the_sample_itself_is_sound(tmp_path: Path) -> None:
    """Without a planted fault nothing is told: what the tests above see is what they planted."""
    assert check(tmp_path, CASE) == []


def test_ten_faults_in_one_file_are_all_told_at_once(tmp_path: Path) -> None:
    """Nobody mends ten faults one by one: one fault never hides the next."""
    text = CASE
    planted = [next(row for row in PLANTED if row[2] is code) for code in TEN]
    for old, new, *_ in planted:
        text = text.replace(old, new, 1)
    found = check(tmp_path, text)
    assert {(code, field) for _, _, code, field, _, _ in planted} <= {(f.code, f.field) for f in found}
    assert [f.line for f in found] == sorted(f.line for f in found)


def test_four_options_are_too_many_for_a_vote_and_not_for_a_decision(tmp_path: Path) -> None:
    """The scene that a session votes on has three options at most, other decisions four."""
    text = CASE.replace('[[scene]]\nid = "s2"', option("c") + option("d") + '[[scene]]\nid = "s2"')
    assert [f.code for f in check(tmp_path, text)] == [Code.VOTE_TOO_MANY_OPTIONS]
    text = CASE.replace('[[scene]]\nid = "s2"', "".join(map(option, "cde")) + '[[scene]]\nid = "s2"')
    assert Code.OPTIONS in {f.code for f in check(tmp_path, text)}


def test_a_case_without_a_decision_is_none(tmp_path: Path) -> None:
    """One to three decisions: a story without a choice teaches nothing here."""
    text = CASE.replace(DECISION_3, 'goto = "s2"\n').replace('kind = "decision"', 'kind = "info"')
    assert Code.DECISIONS in {f.code for f in check(tmp_path, text)}


def test_all_open_options_need_nothing_sound(tmp_path: Path) -> None:
    """Where decent people may differ, every option is open, and that is sound."""
    text = CASE.replace('rating = "risky"', 'rating = "open"').replace('rating = "sound"', 'rating = "open"')
    assert check(tmp_path, text) == []


def test_an_id_of_an_open_bank_is_not_given_twice(tmp_path: Path) -> None:
    """Ids are unique over all banks: the later file is told, with where the id is."""
    first = make_bank(tmp_path / "one")
    second = make_bank(tmp_path / "two")
    faults = Bank([first, second], None, TODAY).check().faults
    assert [(f.code, f.field, f.line, Path(f.path).is_relative_to(second)) for f in faults] == [
        (Code.ID_TAKEN, "id", 1, True)
    ]


def test_an_overdue_review_warns_and_fails_a_release(tmp_path: Path) -> None:
    """An old case may still be used; it may not be released."""
    bank = make_bank(tmp_path, spare_key=CASE.replace("2027-05-21", "2026-11-30"))
    reader = Bank([bank], None, TODAY)
    assert [f.severity for f in reader.check().faults] == [Severity.WARNING]
    assert [f.severity for f in reader.check(release=True).faults] == [Severity.ERROR]
    assert [case.id for case in reader.cases()] == ["C90-spare-key"]


def test_what_does_not_keep_a_case_from_being_used(tmp_path: Path) -> None:
    """A straight apostrophe must be mended, and the case still opens; a wrong goto keeps it closed."""
    mended = make_bank(tmp_path / "a", spare_key=CASE.replace("It opens the", "It's the"))
    broken = make_bank(tmp_path / "b", spare_key=CASE.replace('goto = "s2"', 'goto = "s9"'))
    assert len(Bank([mended], None, TODAY).cases()) == len(Bank([mended], None, TODAY).faults()) == 1
    assert Bank([broken], None, TODAY).cases() == []


def test_many_faults_are_counted_not_listed(tmp_path: Path) -> None:
    """A file of another kind gives fifty faults and a count, in moments."""
    text = CASE.replace("schema = 1", "schema = 1\n" + "".join(f"x{i} = 1\n" for i in range(2_000)))
    found = check(tmp_path, text)
    assert len(found) == 51
    assert found[-1].code == Code.MANY_MORE
    assert dict(found[-1].facts)["count"] == "1950"
