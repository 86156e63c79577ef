"""The JSON Schema of a case file, for editors and for other programs."""

from typing import Any

from ethics_workshop.bank.models import CaseModel


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a case file (draft 2020-12)."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return schema | CaseModel.model_json_schema(by_alias=True)
