"""The format of the playlists, as pydantic models. Imported only when the file is read."""

from typing import Annotated

from pydantic import Field

from ethics_workshop.bank.models import CASE_ID, MANY, Both, Key, Strict


class TrackCaseModel(Strict):
    """A case of a playlist."""

    id: Annotated[str, Field(pattern=CASE_ID)]
    why: Both = Field(description="In a sentence, why it stands where it does.")


class TrackModel(Strict):
    """A playlist."""

    id: Key
    title: Both
    summary: Both = Field(description="What one does with it, in a sentence or two.")
    audiences: Annotated[list[Key], Field(min_length=1, max_length=MANY, description="For whom it is.")]
    case: Annotated[list[TrackCaseModel], Field(min_length=1, max_length=MANY)]


class Tracks(Strict):
    """tracks.toml."""

    track: Annotated[list[TrackModel], Field(max_length=MANY)]
