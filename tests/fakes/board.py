"""The board between cockpit and stage, in memory."""

from ethics_workshop.domain.stage import StageState
from ethics_workshop.services.ports_stage import Mark


class MemoryBoard:
    """Implements the port StageBoard. `here` and `led_elsewhere` are for the test to set."""

    def __init__(self) -> None:
        self.rows: dict[str, StageState] = {}
        self.here = "this one"
        self.led_elsewhere = False
        self.writes = 0

    def told(self, session_id: str) -> StageState | None:
        return self.rows.get(session_id)

    def tell(self, state: StageState) -> None:
        self.rows[state.session_id] = state
        self.writes += 1

    def mark(self) -> Mark:
        return 1, self.writes

    def machine(self) -> str:
        return self.here

    def led_here(self, session_id: str) -> bool:
        return bool(session_id) and not self.led_elsewhere
