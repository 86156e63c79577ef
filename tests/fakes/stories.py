"""Cases made of scenes: small ones, and one that branches."""

from collections.abc import Iterator
from dataclasses import replace

from ethics_workshop.domain.case import Case, Option, Scene, SceneKind
from ethics_workshop.domain.play import Play
from tests.fakes.memory import both, case


def option(name: str, goto: str, *when: str) -> Option:
    """An option `name` that leads to the scene `goto`."""
    model = case().scenes[0].options[0]
    return replace(model, id=name, label=both(name), goto=goto, when=when)


def scene(name: str, *options: Option, goto: str = "") -> Scene:
    """A decision, an information (`goto`) or an end."""
    kind = SceneKind.DECISION if options else SceneKind.INFO if goto else SceneKind.END
    return Scene(name, kind, both(name), None, None, options, goto)


def story(*scenes: Scene) -> Case:
    return replace(case(), scenes=scenes, start=scenes[0].id)


BRANCHING = story(
    scene("dawn", goto="s1"),
    scene("s1", option("a", "noon"), option("b", "noon"), option("c", "late")),
    scene("noon", goto="s2"),
    scene("s2", option("a", "late"), option("b", "late", "s1.b"), option("c", "s1")),
    scene("late", goto="s3"),
    scene(
        "s3", option("a", "end", "s1.a", "s1.b", "s2.a"), option("b", "sorry", "s1.c"), option("c", "sorry")
    ),
    scene("end"),
    scene("sorry"),
)
"""Scenes that pass by, a way back to the first decision, and options that earlier choices open."""


def every_path(play: Play) -> Iterator[Play]:
    """Yield every walk to an end of a case without circles."""
    if play.finished:
        yield play
    for each in play.open:
        yield from every_path(play.choose(each.id))
