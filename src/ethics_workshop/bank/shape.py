"""Whether the data of a file has the shape of a model: pydantic's errors as findings of ours."""

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ethics_workshop.bank.codes import Code
from ethics_workshop.bank.finding import FAULT_LIMIT, Finding
from ethics_workshop.bank.lines import Loc
from ethics_workshop.domain.listing import Severity

M = TypeVar("M", bound=BaseModel)

_CODES = {
    "string_type": Code.NOT_TEXT,
    "int_type": Code.NOT_NUMBER,
    "bool_type": Code.NOT_BOOLEAN,
    "date_type": Code.NOT_DATE,
    "list_type": Code.NOT_LIST,
    "dict_type": Code.NOT_TABLE,
    "model_type": Code.NOT_TABLE,
    "model_attributes_type": Code.NOT_TABLE,
    "literal_error": Code.NOT_LISTED,
    "too_short": Code.TOO_FEW,
    "too_long": Code.TOO_MANY,
    "greater_than_equal": Code.OUT_OF_RANGE,
    "less_than_equal": Code.OUT_OF_RANGE,
    "string_pattern_mismatch": Code.BAD_ID,
    "string_too_long": Code.BAD_ID,
    "month_day": Code.MONTH_DAY,
    "renewal": Code.RENEWAL,
    "no_evidence": Code.NO_EVIDENCE,
}


def shaped(model: type[M], data: dict[str, Any]) -> tuple[M | None, list[Finding]]:
    """Return `data` as a `model`, or None, and what is wrong with its shape.

    Fields that the model does not know are told, taken out of `data`, and do not keep the rest from being used.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
    findings = [_finding(model, detail, near=at < FAULT_LIMIT) for at, detail in enumerate(details)]
    if any(detail["type"] != "extra_forbidden" for detail in details):
        return None, findings
    for detail in details:
        table: Any = data
        for part in detail["loc"][:-1]:
            table = table[part]
        del table[detail["loc"][-1]]
    return model.model_validate(data), findings


def _finding(model: type[BaseModel], detail: ErrorDetails, *, near: bool) -> Finding:
    loc, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    if kind == "missing":
        code = Code.MISSING_LANGUAGE if loc[-1] in {"en", "fr"} else Code.MISSING
        return Finding(loc, code, {"name": loc[-1]}, Severity.BREAKING)
    if kind == "extra_forbidden":
        return _unknown(model, loc, near=near)
    code = _CODES.get(kind, Code.MALFORMED)
    if code is Code.BAD_ID and loc == ("id",):
        code = Code.BAD_CASE_ID
    return Finding(loc, code, _facts(code, context), Severity.BREAKING)


def _facts(code: Code, context: dict[str, Any]) -> dict[str, object]:
    if code is Code.NOT_LISTED:
        listed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return {"known": listed}
    if code in {Code.TOO_FEW, Code.TOO_MANY}:
        return {
            "count": context.get("actual_length", 0),
            "limit": context.get("min_length", context.get("max_length")),
        }
    if code is Code.OUT_OF_RANGE:
        return {"limit": context.get("ge", context.get("le"))}
    return {}


def _unknown(model: type[BaseModel], loc: Loc, *, near: bool) -> Finding:
    import difflib

    name = str(loc[-1])
    known = [] if not near else list(_fields_at(model, loc[:-1]))
    close = difflib.get_close_matches(name[:80], known, n=1)
    if close:
        facts: dict[str, object] = {"name": name, "near": close[0]}
        return Finding(loc, Code.UNKNOWN_FIELD_NEAR, facts)
    return Finding(loc, Code.UNKNOWN_FIELD, {"name": name})


def _fields_at(model: type[BaseModel], loc: Loc) -> Iterator[str]:
    """Yield the names that a table at `loc` may hold, as they are written in the file."""
    here: type[BaseModel] | None = model
    for part in loc:
        if here is None:
            return
        if isinstance(part, int) or part not in _names(here):
            continue  # a row of a list, or a key of a table whose keys are free
        here = _model_in(here.model_fields[_names(here)[part]].annotation)
    if here is not None:
        yield from _names(here)


def _names(model: type[BaseModel]) -> dict[str, str]:
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
