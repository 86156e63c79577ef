"""`certificate` and `badge`: what somebody completed, to keep and to show; verified without any network."""

import importlib.util
import re
import socket
import stat
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethics_workshop.domain.error import CheckFailed
from ethics_workshop.exchange import badges
from tests.cli.conftest import Program, plan, to_step
from tests.exchange.outline import Outline


@pytest.fixture
def completion(department: Program) -> str:
    """The completion of E02, who works in French, by a closed session."""
    session = plan(department)
    assert department("session", "check-in", session, "E02").code == 0
    to_step(department, session, "close")
    assert department("session", "close", session).code == 0
    return f"{session}.E02"


def test_a_certificate_is_an_accessible_page_in_the_persons_language(
    department: Program, completion: str, tmp_path: Path
) -> None:
    """French for who works in French; one heading of the first level; no script, nothing remote; who, what, when, by whom."""
    out = tmp_path / "c.html"
    assert department("certificate", completion.lower(), "--out", out).value == str(out)
    html = out.read_text("utf-8")
    outline = Outline(html)
    assert ("lang", "fr") in outline.attributes
    assert outline.headings.count(1) == 1
    assert not {"script", "img", "link", "iframe"} & set(outline.tags)
    assert not re.search(r"https?://", html)
    for said in ("Person Numéro 2", "Atelier sur les valeurs", "Alex Tremblay", completion, "ne prouve pas"):
        assert said in html
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert department("completions", "void", completion, "--reason", "Was not there").code == 0
    refused = department("certificate", completion, "--out", tmp_path / "d.html")
    assert refused.code == 2
    assert "certifies nothing" in refused.err
    assert department("certificate", "S-NO.E02", "--out", tmp_path / "d.html").code == 2


def test_a_badge_is_verified_offline_and_an_altered_one_is_not(
    department: Program, completion: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a picture and alone; with sockets forbidden; another key, another owner and one changed letter are told."""
    pytest.importorskip("openbadgeslib")
    key, other = tmp_path / "key", tmp_path / "other"
    assert department("badge", "key", "--out", key).value == str(tmp_path / "key.pub")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert department("badge", "key", "--out", key).code == 2
    assert department("badge", "key", "--out", other).code == 0

    def offline(*_args: object, **_named: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", offline)
    monkeypatch.setattr(socket, "getaddrinfo", offline)
    for name in ("badge.svg", "badge.jwt"):
        file = tmp_path / name
        issued = department("badge", "issue", completion, "--key", key, "--issuer", "IRCC", "--out", file)
        assert issued.code == 0, issued.err
        verify = ("badge", "verify", file, "--key", tmp_path / "key.pub", "--format", "json")
        found = department(*verify, "--recipient", "E02").json
        assert (found["evidence"], found["issuer"]) == (completion, "IRCC")
        assert found["name"] == "Atelier sur les valeurs et l’éthique"
        assert "E02" not in found["recipient"]
        assert department(*verify, "--recipient", "E03").code == 1
        assert department("badge", "verify", file, "--key", tmp_path / "other.pub").code == 1
        text = file.read_text("utf-8")
        at = re.search(r"ey[\w-]{40,}\.ey[\w-]{60}", text)
        assert at is not None
        changed = "A" if text[at.end() - 1] != "A" else "B"
        file.write_text(text[: at.end() - 1] + changed + text[at.end() :], encoding="utf-8")
        assert department(*verify).code == 1
    assert department("badge", "issue", completion, "--key", tmp_path / "key.pub", "--out", file).code == 2
    assert department("badge", "verify", tmp_path / "nowhere", "--key", key).code == 2


def test_without_the_extra_a_sentence_says_how_to_get_it(
    department: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 2, and nothing is written."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    for words in (("key",), ("issue", "X", "--key", "k"), ("verify", "f", "--key", "k")):
        out = () if words[0] == "verify" else ("--out", tmp_path / "x")
        answer = department("badge", *words, *out)
        assert answer.code == 2
        assert words[0] == "issue" or "pip install ethics-workshop[badges]" in answer.err
    assert not list(tmp_path.glob("x*"))


@settings(max_examples=15)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
@example(b'<svg xmlns="http://www.w3.org/2000/svg"><!DOCTYPE x [<!ENTITY a "b">]>&a;</svg>')
@example(b"eyJhbGciOiJub25lIn0.e30.")
@example(b"<svg/>")
def test_nothing_that_is_no_badge_holds(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever a file holds, it is checked and found wrong: no traceback."""
    pytest.importorskip("openbadgeslib")
    folder = tmp_path_factory.getbasetemp()
    public = folder / "some.pub"
    if not public.exists():
        badges.make_keys(folder / "some")
    file = folder / "some.svg"
    file.write_bytes(content)
    with pytest.raises(CheckFailed):
        badges.check(file, public, "")
