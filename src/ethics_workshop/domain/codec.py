"""Events as they are stored: their kinds, and the way to JSON values and back."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from ethics_workshop.domain import loop_event as loop_event  # noqa: PLC0414  # its kinds count too
from ethics_workshop.domain import programme_event as programme_event  # noqa: PLC0414  # its kinds count too
from ethics_workshop.domain.event import Event, Json


def _kinds(base: type[Event]) -> dict[str, type[Event]]:
    found = {base.KIND: base} if base.KIND else {}
    for child in base.__subclasses__():
        found.update(_kinds(child))
    return found


KINDS: Mapping[str, type[Event]] = types.MappingProxyType(_kinds(Event))
"""Every kind that this version writes, and its class."""


def to_body(event: Event) -> dict[str, Json]:
    """Return the event's fields as JSON values (texts, whole numbers, lists and objects; no floats)."""
    body = _plain(event)
    assert isinstance(body, dict)  # noqa: S101  # an event is a dataclass
    return body


def fields_of(value: object) -> dict[str, Any]:
    """Return a dataclass's fields, or a mapping, as a dictionary one level deep: what a JSON encoder asks for.

    An encoder that is given this comes to the same text as for `to_body`, in a fraction of the time.
    """
    names = field_names(type(value))  # type: ignore[arg-type]  # typeshed gives `type` a hash that mypy refuses
    if names:
        return {name: getattr(value, name) for name in names}
    assert isinstance(value, Mapping), value  # noqa: S101
    return dict(value)


def from_body(kind: str, body: Mapping[str, Json]) -> Event:
    """Return the event of `kind` stored as `body`. Raises KeyError for a kind that this version does not know."""
    event = _build(KINDS[kind], dict(body))
    assert isinstance(event, Event)  # noqa: S101  # KINDS holds nothing else
    return event


def _plain(value: Any) -> Json:
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        plain: Json = value
        return plain
    if kind is tuple or kind is list:
        return [_plain(item) for item in value]
    if names := field_names(kind):  # type: ignore[arg-type]
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, StrEnum):
        return value.value
    assert isinstance(value, Mapping), value  # noqa: S101
    return {str(key): _plain(item) for key, item in value.items()}


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields; none for another type. Kept: every event is written through here."""
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(kind: Any, value: Json) -> Any:
    """Turn the JSON `value` back into `kind`; fields that a newer version added are passed over."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        inner = typing.get_args(kind)[0]
        return tuple(_build(inner, item) for item in value) if isinstance(value, list) else ()
    if origin is not None and issubclass(origin, Mapping):
        return dict(value) if isinstance(value, dict) else {}
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        hints = _hints(kind)  # type: ignore[arg-type]
        names = {f.name for f in dataclasses.fields(kind)}
        build: Any = kind
        return build(**{k: _build(hints[k], v) for k, v in value.items() if k in names})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(str(value))
    return value
