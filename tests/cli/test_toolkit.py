"""The toolkit by plain commands: listed, shown and written, in both languages."""

from pathlib import Path

from ethics_workshop.words.markup import blocks
from tests.exchange.outline import Outline

from .conftest import Program

BRACES = ("{", "}")


def test_pages_are_listed_in_their_order_and_for_scripts_by_id(program: Program) -> None:
    lines = program("toolkit", "list").out.splitlines()
    rows = program("toolkit", "list", "--lang", "fr", "--format", "json").json
    assert len(lines) == len(rows)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    by_order = sorted(rows, key=lambda row: row["order"])
    assert [line.split(" · ")[0] for line in lines] == [row["id"] for row in by_order]
    assert "La carte de décision" in [row["title"] for row in rows]


def test_a_page_is_shown_whole_as_plain_text(program: Program) -> None:
    answer = program("toolkit", "show", "decision-card", "--lang", "fr")
    assert answer.out.startswith("La carte de décision\n====")
    assert "D’où viennent les règles" in answer.out
    assert not any(mark in answer.out for mark in ("**", "##", *BRACES))


def test_an_unknown_page_names_those_that_there_are(program: Program, tmp_path: Path) -> None:
    for command in (("show", "nope"), ("page", "nope", "--out", tmp_path / "x.html")):
        answer = program("toolkit", *command)
        assert answer.code == 2
        assert "decision-card" in answer.err
    assert not (tmp_path / "x.html").exists()


def test_one_page_or_all_of_them(program: Program, tmp_path: Path) -> None:
    for command in (("--out", tmp_path / "x.html"), ("decision-card", "--all", "--out", tmp_path / "x")):
        assert program("toolkit", "page", *command).code == 2
    assert not list(tmp_path.glob("x*"))


def test_the_kind_of_file_follows_its_name_or_is_said(program: Program, tmp_path: Path) -> None:
    for name, kind, begins in (
        ("a.md", "", "# "),
        ("b.txt", "", "The "),
        ("c", "md", "# "),
        ("d", "", "<!DOCTYPE html>"),
    ):
        out = tmp_path / name
        assert (
            program(
                "toolkit", "page", "decision-card", "--out", out, *(["--format", kind] if kind else [])
            ).code
            == 0
        )
        assert out.read_text(encoding="utf-8").startswith(begins)


def test_every_page_is_written_as_accessible_html_in_both_languages(program: Program, tmp_path: Path) -> None:
    """One first heading, none that skips a level, the language said, no brace left, no file but those that are said."""
    for language in ("en", "fr"):
        folder = tmp_path / language
        answer = program("toolkit", "page", "--all", "--out", folder, "--lang", language)
        files = [Path(line) for line in answer.out.splitlines()]
        assert sorted(files) == sorted(folder.iterdir())
        for file in files:
            html = file.read_text(encoding="utf-8")
            outline = Outline(html)
            assert ("lang", language) in outline.attributes
            assert outline.headings[0] == 1
            assert outline.headings.count(1) == 1
            assert all(b <= a + 1 for a, b in zip(outline.headings, outline.headings[1:], strict=False))
            said = outline.words.replace(html[html.index("<style>") + 7 : html.index("</style>")], "")
            assert not any(brace in said for brace in BRACES), file
            assert not {"script", "img", "link"} & set(outline.tags)
        index = (folder / "index.html").read_text(encoding="utf-8")
        assert all(f'href="{file.name}"' in index for file in files if file.stem != "index")


def test_markdown_and_text_of_a_page_say_the_same(program: Program, tmp_path: Path) -> None:
    for kind in ("md", "txt"):
        assert program("toolkit", "page", "decision-card", "--out", tmp_path / f"x.{kind}").code == 0
    text = " ".join((tmp_path / "x.txt").read_text(encoding="utf-8").split())
    for block in blocks((tmp_path / "x.md").read_text(encoding="utf-8")):
        assert " ".join(block.plain.split()) in text
