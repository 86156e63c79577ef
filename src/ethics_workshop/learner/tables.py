"""The tables of a learner's file. A change is one more step at the end: files that exist take the steps they lack."""

STEPS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE walks (
            case_id TEXT PRIMARY KEY,
            story TEXT NOT NULL,      -- SHA-256 of the story as it was walked (domain.play.story_digest)
            updated_at TEXT NOT NULL  -- UTC ISO 8601
        ) STRICT
        """,
        """
        CREATE TABLE choices (
            case_id TEXT NOT NULL REFERENCES walks (case_id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            scene_id TEXT NOT NULL,
            option_id TEXT NOT NULL,
            PRIMARY KEY (case_id, place)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE sentences (
            id INTEGER PRIMARY KEY,
            case_id TEXT NOT NULL,
            written_at TEXT NOT NULL,  -- UTC ISO 8601
            text TEXT NOT NULL
        ) STRICT
        """,
    ),
    (
        """
        CREATE TABLE cards (
            case_id TEXT NOT NULL,
            question_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            times INTEGER NOT NULL,     -- how often it was answered
            stability REAL NOT NULL,    -- days (FSRS)
            difficulty REAL NOT NULL,   -- 1 to 10 (FSRS)
            answered_on TEXT NOT NULL,  -- local date; of its answers the last one alone is kept, and not which it was
            due_on TEXT NOT NULL,       -- local date
            PRIMARY KEY (case_id, question_id)
        ) STRICT, WITHOUT ROWID
        """,
    ),
)
"""What each version of the file added. `user_version` counts the steps that were taken."""

OF_A_CASE = ("walks", "sentences", "cards")
"""The tables whose rows go when one case is forgotten, by their `case_id`; what refers to them goes too."""

APPLICATION_ID = int.from_bytes(b"EWLN", "big")
"""What SQLite's header says of these files."""
