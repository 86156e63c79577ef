"""The format of the toolkit's pages, as pydantic models. Imported only when a file is read."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from ethics_workshop.bank.models import MANY, Both, Key, Ref, Refs, Strict


class GroupModel(Strict):
    """Instruments that are listed under one heading."""

    title: Both
    keys: Annotated[list[Ref], Field(min_length=1, max_length=MANY)]


class ToolkitModel(Strict):
    """toolkit/<id>.toml."""

    id: Key = Field(description="Equal to the file's name.")
    order: Annotated[int, Field(ge=1, le=999)] = Field(description="Its place in the list.")
    kind: Literal["guide", "card"]
    status: Literal["draft", "sme-reviewed", "approved", "retired"]
    title: Both
    summary: Both = Field(description="What it is good for, in one sentence.")
    audience: Both = Field(description="For whom it is.")
    minutes: Annotated[int, Field(ge=1, le=240)] = Field(description="To read it.")
    fact_checked: dt.date
    review_by: dt.date
    refs: Refs = Field(default_factory=list, description="The rules that it cites.")
    body: Both = Field(description="Light Markdown; its highest headings are of level 2.")
    group: Annotated[list[GroupModel], Field(max_length=MANY)] = Field(
        default_factory=list, description="Lists the registry of instruments under these headings."
    )
