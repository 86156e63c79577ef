"""The department's own answers stand in the texts of cases, in both languages."""

from pathlib import Path

from tests.bank.sample import CASE, make_bank

from .conftest import Program

ASKING = CASE.replace("Ask for no names.", "Gifts: {gift-rule}.").replace(
    "Ne demandez aucun nom.", "Cadeaux : {gift-rule}."
)


def test_a_case_shows_the_answer_of_local_toml(program: Program, tmp_path: Path) -> None:
    bank = make_bank(tmp_path / "bank", key=ASKING)
    asked = ("--bank", bank, "cases", "show", "C90")
    assert "Gifts: ask your V&E office." in program(*asked).out
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data" / "local.toml").write_text(
        '[gift_rule]\nen = "*up* to $20"\nfr = "jusqu’à 20 $"\n', encoding="utf-8"
    )
    assert "Gifts: ∗up∗ to $20." in program(*asked).out
    assert "jusqu’à 20 $." in program(*asked, "--lang", "fr").out
    assert "{gift" not in program(*asked, "--format", "json").out


def test_check_says_which_placeholder_was_meant(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "C90-spare-key.toml"
    file.write_text(ASKING.replace("{gift-rule}", "{giftrule}"), encoding="utf-8")
    answer = program("cases", "check", file)
    assert answer.code == 1
    assert (
        "notes.pitfalls.en: “{giftrule}” is no placeholder that local.toml answers; write {gift-rule}"
        in answer.out
    )
