"""Statements and what changed between them, as lines for people and as JSON for scripts."""

from collections.abc import Iterator, Sequence
from typing import Any

from ethics_workshop.domain.difference import Change, ChangeKind
from ethics_workshop.domain.programme import Statement
from ethics_workshop.domain.text import Language
from ethics_workshop.services.statements import Difference, Force, Listed
from ethics_workshop.words.language import N_, Words

FORCES = {Force.IN_FORCE: N_("in force"), Force.EARLIER: N_("earlier"), Force.LATER: N_("not yet in force")}


def listed_json(listed: Listed) -> dict[str, Any]:
    """Return a version of the list."""
    return {
        **_head(listed.statement),
        "state": listed.force.value,
        "to_sign": listed.to_sign,
    }


def listed_line(listed: Listed, words: Words) -> str:
    """Return a version of the list as one line."""
    statement = listed.statement
    said = [
        f"{statement.id} {statement.version}",
        statement.effective,
        words.text(statement.title),
        words(FORCES[listed.force]),
    ]
    if statement.model:
        said.append(words("model"))
    if listed.to_sign:
        said.append(words("this is the one to sign"))
    return " · ".join(said)


def statement_json(statement: Statement) -> dict[str, Any]:
    """Return a version whole, in both languages."""
    return {**_head(statement), "body": {each.value: statement.body(each) for each in Language}}


def statement_lines(statement: Statement, words: Words) -> Iterator[str]:
    """Yield a version as lines, its text in the language of `words`."""
    from ethics_workshop.words.markup import as_text

    yield words.text(statement.title)
    yield words("Statement {id}, version {version}", id=statement.id, version=statement.version)
    yield words("In force from {date}", date=statement.effective)
    if statement.model:
        yield words("This is a model: the department replaces it with its own text.")
    for language in Language:
        yield f"SHA-256 {language}: {statement.sha256(language)}"
    yield ""
    yield as_text(words.text(statement.body))


def difference_json(found: Difference) -> dict[str, Any]:
    """Return what changed, in both languages, with the passages that did not: together they are both texts."""
    return {
        "id": found.before.id,
        "before": _head(found.before),
        "after": _head(found.after),
        "changes": {language: [_change(one) for one in found.changes[language]] for language in Language},
    }


def difference_lines(found: Difference, words: Words) -> Iterator[str]:
    """Yield what changed in the language of `words`: what went after `-`, what came after `+`."""
    before, after = found.before, found.after
    yield words("From version {before} to version {after}", before=before.version, after=after.version)
    if before.effective != after.effective:
        yield words("In force from {date}", date=f"{before.effective} → {after.effective}")
    titles = words.text(before.title), words.text(after.title)
    if titles[0] != titles[1]:
        yield f"- {titles[0]}"
        yield f"+ {titles[1]}"
    changed = list(change_lines(found.changes[words.language], words))
    yield from changed
    if not changed:
        yield words("The text is the same, letter by letter.")


def change_lines(changes: Sequence[Change], words: Words) -> Iterator[str]:
    """Yield what changed, a group of lines for each passage, a blank line before it."""
    for change in changes:
        before, after = _flat(change.before), _flat(change.after)
        if change.kind is ChangeKind.SAME:
            continue
        yield ""
        if change.kind is ChangeKind.CHANGED and before == after:
            yield words("Only line breaks or spaces changed: {text}", text=before)
            continue
        yield from ([f"- {before}"] if before else [])
        yield from ([f"+ {after}"] if after else [])
        if not before and not after:
            yield words("Only line breaks or spaces changed.")
        for kind, said in (
            (ChangeKind.REMOVED, N_("went: {words}")),
            (ChangeKind.ADDED, N_("came: {words}")),
        ):
            runs = [f"“{flat}”" for one in change.words if one.kind is kind and (flat := _flat(one.text))]
            if runs:
                yield f"  {words(said, words=', '.join(runs))}"


def _flat(text: str) -> str:
    return " ".join(part for part in text.split("\n") if part.strip(" ")).strip(" ")


def _change(change: Change) -> dict[str, Any]:
    found: dict[str, Any] = {"change": change.kind.value, "before": change.before, "after": change.after}
    if change.words:
        found["words"] = [{"change": one.kind.value, "text": one.text} for one in change.words]
    return found


def _head(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "version": statement.version,
        "effective": statement.effective,
        "model": statement.model,
        "title": {each.value: statement.title(each) for each in Language},
        "sha256": {each.value: statement.sha256(each) for each in Language},
    }
