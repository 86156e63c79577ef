"""Playlists: cases in an order that makes sense together."""

from dataclasses import dataclass

from ethics_workshop.domain.text import Text


@dataclass(frozen=True, slots=True)
class TrackCase:
    """One case of a playlist, and in a sentence why it stands where it does."""

    case_id: str
    why: Text


@dataclass(frozen=True, slots=True)
class Track:
    """A playlist. `audiences` are keys of the bank’s vocabulary: for whom it is."""

    id: str
    title: Text
    summary: Text
    audiences: tuple[str, ...]
    cases: tuple[TrackCase, ...]

    def why(self, case_id: str) -> Text | None:
        """Return the sentence on a case; None for one that is not in the playlist."""
        return next((each.why for each in self.cases if each.case_id == case_id), None)
