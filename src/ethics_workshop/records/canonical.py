"""Canonical JSON: sorted keys, no spaces, no floats, letters as they are. What the hashes of the chain are over.

`json` writes the same text, and writes whatever is not usual here; getting it ready takes three times as long as the
few short texts of an event, and each event is written through here.
"""

import json
import json.encoder
from functools import cache
from typing import Any

from ethics_workshop.domain.codec import field_names, fields_of

_rest = json.JSONEncoder(
    sort_keys=True,
    separators=(",", ":"),
    ensure_ascii=False,
    allow_nan=False,
    check_circular=False,
    default=fields_of,
).encode
_quoted = json.encoder.encode_basestring


def canonical(value: Any) -> str:
    """Return the JSON of an event, or of what it holds: texts, whole numbers, lists, mappings and dataclasses."""
    kind = type(value)
    if isinstance(value, str):  # also a member of an enumeration
        return _quoted(value)
    if kind is int:
        return str(value)
    if kind is tuple:
        return f"[{','.join([canonical(item) for item in value])}]"
    if kind is dict:
        pairs = [
            f"{_quoted(key)}:{inner if type(inner) is int else canonical(inner)}"
            for key, inner in sorted(value.items())
        ]
        return f"{{{','.join(pairs)}}}"
    openings = _openings(kind)  # type: ignore[arg-type]  # typeshed gives `type` a hash that mypy refuses
    if not openings:
        return _rest(value)
    parts = []
    for opening, name in openings:
        parts.append(opening)
        inner = getattr(value, name)
        parts.append(_quoted(inner) if type(inner) is str else canonical(inner))
    return f"{''.join(parts)}}}"


@cache
def _openings(kind: type) -> tuple[tuple[str, str], ...]:
    """Return what stands before the value of each field of a dataclass, and the field's name, in their order."""
    names = sorted(field_names(kind))
    return tuple((f'{"," if at else "{"}"{name}":', name) for at, name in enumerate(names))
