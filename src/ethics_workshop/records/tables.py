"""The tables of records.db: the journal, what is derived from it, the register and the program's own notes.

Text of these statements is part of the file format: `verify` compares it with what stands in the file. A change is a
new migration (`migrations`), never an edit.
"""

from dataclasses import dataclass
from functools import cached_property

JOURNAL = (
    """CREATE TABLE journal (
  device TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  commitment TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX journal_disposals ON journal (id) WHERE kind = 'payload.disposed'",
    """CREATE TABLE payloads (
  id TEXT NOT NULL PRIMARY KEY,
  salt BLOB NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE heads (
  device TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
)
"""The truth. WITHOUT ROWID also closes the way in by `INSERT OR REPLACE` on a rowid."""

TRIGGERS = (
    """CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_chained BEFORE INSERT ON journal
BEGIN
  SELECT RAISE(ABORT, 'seq must be above the last of its device')
   WHERE EXISTS (SELECT 1 FROM journal WHERE device = NEW.device AND seq >= NEW.seq);
  SELECT RAISE(ABORT, 'prev_hash must be the hash of the head')
   WHERE NEW.prev_hash IS NOT coalesce(
     (SELECT hash FROM heads WHERE device = NEW.device),
     '0000000000000000000000000000000000000000000000000000000000000000');
  SELECT RAISE(ABORT, 'id or hash exists')
   WHERE EXISTS (SELECT 1 FROM journal WHERE id = NEW.id)
      OR EXISTS (SELECT 1 FROM journal WHERE hash = NEW.hash);
END""",
    """CREATE TRIGGER journal_moves_head AFTER INSERT ON journal
WHEN NEW.prev_hash <> '0000000000000000000000000000000000000000000000000000000000000000'
BEGIN UPDATE heads SET seq = NEW.seq, hash = NEW.hash WHERE device = NEW.device; END""",
    """CREATE TRIGGER journal_begins_head AFTER INSERT ON journal
WHEN NEW.prev_hash = '0000000000000000000000000000000000000000000000000000000000000000'
BEGIN INSERT INTO heads VALUES (NEW.device, NEW.seq, NEW.hash); END""",
    """CREATE TRIGGER heads_only_forward BEFORE UPDATE ON heads
WHEN NEW.device IS NOT OLD.device OR NEW.seq <= OLD.seq OR NOT EXISTS (
  SELECT 1 FROM journal WHERE device = NEW.device AND seq = NEW.seq AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'a head moves only to a later event of its device'); END""",
    """CREATE TRIGGER heads_only_new BEFORE INSERT ON heads
WHEN EXISTS (SELECT 1 FROM heads WHERE device = NEW.device) OR NOT EXISTS (
  SELECT 1 FROM journal WHERE device = NEW.device AND seq = NEW.seq AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'a head stands for an event of its device'); END""",
    """CREATE TRIGGER heads_no_delete BEFORE DELETE ON heads
BEGIN SELECT RAISE(ABORT, 'heads are kept'); END""",
    """CREATE TRIGGER payloads_no_update BEFORE UPDATE ON payloads
BEGIN SELECT RAISE(ABORT, 'payloads are never changed'); END""",
    """CREATE TRIGGER payloads_no_replace BEFORE INSERT ON payloads
WHEN EXISTS (SELECT 1 FROM payloads WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'payloads are never changed'); END""",
    """CREATE TRIGGER payloads_disposal_only BEFORE DELETE ON payloads
WHEN EXISTS (SELECT 1 FROM journal WHERE id = OLD.id AND kind = 'payload.disposed') OR NOT EXISTS (
  SELECT 1 FROM journal JOIN payloads ON payloads.id = journal.id
   WHERE journal.kind = 'payload.disposed' AND instr(payloads.body, '"event_id":"' || OLD.id || '"'))
BEGIN SELECT RAISE(ABORT, 'a payload goes only when an event disposes of it'); END""",
)
"""What keeps the journal append-only for every connection, also a stranger's.

The body is searched as text: older libraries refuse `json_extract` in a trigger when the schema is not trusted, and in
canonical JSON a text cannot look like a field, for its quotes are escaped.
"""


@dataclass(frozen=True)
class Table:
    """A derived table: its columns as SQL, and how many of the first ones are its key."""

    name: str
    definition: tuple[str, ...]
    key: int = 1

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.split()[0] for column in self.definition)

    @cached_property
    def create(self) -> str:
        """The statement that creates it."""
        lines = ",\n  ".join((*self.definition, f"PRIMARY KEY ({', '.join(self.columns[: self.key])})"))
        return f"CREATE TABLE {self.name} (\n  {lines}\n) STRICT, WITHOUT ROWID"

    @cached_property
    def put(self) -> str:
        """The statement that writes one row, in the place of the one with its key."""
        return f"INSERT OR REPLACE INTO {self.name} VALUES ({', '.join('?' * len(self.definition))})"

    @cached_property
    def remove(self) -> str:
        """The statement that removes the row of a key."""
        return f"DELETE FROM {self.name} WHERE {' AND '.join(f'{c} = ?' for c in self.columns[: self.key])}"

    @cached_property
    def ordered(self) -> str:
        """The statement that reads all rows in the order of their keys."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name} ORDER BY {', '.join(self.columns[: self.key])}"


def _text(names: str) -> tuple[str, ...]:
    return tuple(f"{name} TEXT NOT NULL" for name in names.split())


def _whole(names: str) -> tuple[str, ...]:
    return tuple(f"{name} INTEGER NOT NULL" for name in names.split())


SESSION_EVENT = Table("session_event", (*_text("session_id"), *_whole("seq"), *_text("device id")), key=3)
SESSION = Table(
    "session",
    (
        *_text(
            "session_id case_ids case_title_en case_title_fr agenda agenda_title_en agenda_title_fr requirement"
        ),
        *_text(
            "sector branch division facilitator_id facilitator_name leader_id leader_name planned_at planned_on"
        ),
        *_text("state step opened_at closed_at touched_at"),
        *_whole("present participants guests completions"),
        *_whole("ballots_a"),
        *_text("split_a"),
        *_whole("ballots_b"),
        *_text("split_b"),
        *_whole("commitments questions themes"),
        *_text("meets_on follow_up_by follow_up"),
    ),
)
ATTENDANCE = Table(
    "attendance",
    (
        *_text("session_id kind who"),
        *_whole("place"),
        *_text("name sector branch division mode"),
        *_whole("present"),
    ),
    key=3,
)
BALLOT_ROUND = Table(
    "ballot_round",
    (
        *_text("session_id"),
        *_whole("case_index"),
        *_text("round case_id scene_id method"),
        *_whole("ballots"),
        *_text("totals"),
    ),
    key=3,
)
COMMITMENT = Table(
    "commitment",
    (
        *_text("commitment_id session_id"),
        *_whole("place"),
        *_text('sector branch division text owner_id owner "by" status made_on case_ids'),
        *_text("if_text then_text reviewed_on reviewed_in note succeeds successor"),
    ),
    key=2,
)
QUESTION = Table(
    "question",
    (
        *_text("session_id"),
        *_whole("place"),
        *_text(
            "question_id text sector branch division asked_on answer_en answer_fr answered_on answered_at"
        ),
    ),
    key=2,
)
THEME = Table("theme", (*_text("session_id"), *_whole("place"), *_text("name named_on")), key=2)
FEEDBACK = Table("feedback", (*_text("session_id"), *_whole("question answers"), *_text("counts")), key=2)
COMPLETION = Table(
    "completion",
    _text(
        "completion_id person_id name sector branch division requirement case_ids session_id completed_on method "
        "facilitator_id recorded_at status reference recorded_on note voided_on void_reason event_id"
    ),
)
ATTESTATION = Table(
    "attestation",
    _text(
        "attestation_id person_id name sector branch division statement version cycle language text_sha256 "
        "signed_name method assurance witness_id session_id signed_at signed_on receipt status reflected declared "
        "note corrects withdrawn_on withdrawn_reason event_id"
    ),
)
ACKNOWLEDGEMENT = Table(
    "acknowledgement",
    (
        *_text("attestation_id"),
        *_whole("seq"),
        *_text("device verdict manager_id by_id by_name reason decided_on"),
    ),
    key=3,
)
DELEGATION = Table(
    "delegation",
    (*_text("manager_id"), *_whole("seq"), *_text('device delegate_id since "until"')),
    key=3,
)

PROJECTIONS = (
    SESSION_EVENT,
    SESSION,
    ATTENDANCE,
    BALLOT_ROUND,
    COMMITMENT,
    QUESTION,
    THEME,
    FEEDBACK,
    COMPLETION,
    ATTESTATION,
    ACKNOWLEDGEMENT,
    DELEGATION,
)
"""Everything that `rebuild` makes from the journal and `verify` compares with it."""

INDEXES = (
    "CREATE INDEX session_unit ON session (sector, branch, division)",
    "CREATE INDEX commitment_session ON commitment (session_id)",
    "CREATE INDEX attestation_person ON attestation (person_id, statement, version, cycle)",
    "CREATE INDEX attestation_receipt ON attestation (receipt)",
    "CREATE INDEX completion_person ON completion (person_id, requirement)",
)

EXPORTS = {
    "completions": COMPLETION,
    "attestations": ATTESTATION,
    "sessions": SESSION,
    "commitments": COMMITMENT,
    "questions": QUESTION,
}
"""The views that outsiders rely on (DESIGN.md, "Contracts"), and the tables that they show."""

VIEWS = (
    """CREATE VIEW completions AS
SELECT completion_id, person_id, name, sector, branch, division, requirement, case_ids, session_id, completed_on,
  method, facilitator_id, recorded_at, status
FROM completion""",
    """CREATE VIEW attestations AS
SELECT attestation_id, person_id, name, sector, branch, division, statement, version, cycle, language, text_sha256,
  signed_name, method, assurance, witness_id, session_id, signed_at, receipt, status
FROM attestation""",
    """CREATE VIEW sessions AS
SELECT session_id, state, agenda, case_ids, sector, branch, division, facilitator_id, facilitator_name, leader_id,
  planned_at, opened_at, closed_at, participants, guests, completions, ballots_a, split_a, ballots_b, split_b,
  commitments, questions, themes
FROM session""",
    """CREATE VIEW commitments AS
SELECT commitment_id, session_id, sector, branch, division, text, owner_id, owner, "by", status, made_on, case_ids,
  if_text, then_text, reviewed_on, reviewed_in, note, succeeds
FROM commitment""",
    """CREATE VIEW questions AS
SELECT question_id, session_id, sector, branch, division, text, asked_on, answer_en, answer_fr, answered_on
FROM question""",
)

DERIVED = (*(table.create for table in PROJECTIONS), *INDEXES, *VIEWS)
"""All that `rebuild` drops and creates again."""

_PERSON = """  name TEXT NOT NULL,
  email TEXT NOT NULL,
  language TEXT NOT NULL,
  sector TEXT NOT NULL,
  branch TEXT NOT NULL,
  division TEXT NOT NULL,
  manager_id TEXT NOT NULL,
  role TEXT NOT NULL,
  hired TEXT NOT NULL,
  left_on TEXT NOT NULL,
  seen_in TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('active', 'inactive'))"""
"""What the register holds of a person, now and before: `roster_people_kept` copies whole rows from one to the other."""

KEPT = (
    """CREATE TABLE meta_step_clock (
  session_id TEXT NOT NULL PRIMARY KEY,
  place INTEGER NOT NULL,
  elapsed INTEGER NOT NULL,
  running INTEGER NOT NULL,
  behind INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE roster_people (
  person_id TEXT NOT NULL PRIMARY KEY,
{_PERSON}
) STRICT, WITHOUT ROWID""",
)
"""The register and the program's own notes: neither journal nor derived from it.

The register has no second index: two of them more than double the time of an import of 350,000 people, and reading a
unit without one takes a fraction of a second even then.
"""

PAST = (
    f"""CREATE TABLE roster_past (
  person_id TEXT NOT NULL,
{_PERSON},
  PRIMARY KEY (person_id, seen_in)
) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER roster_people_kept BEFORE UPDATE ON roster_people
WHEN NEW.seen_in <> OLD.seen_in
BEGIN INSERT INTO roster_past SELECT * FROM roster_people WHERE person_id = OLD.person_id; END""",
)
"""What the register knew before: reports as at a past day need it. A trigger writes it, so that no import forgets."""

ROOM = (
    """CREATE TABLE meta_stage (
  session_id TEXT NOT NULL PRIMARY KEY,
  place INTEGER NOT NULL,
  page INTEGER NOT NULL,
  elapsed INTEGER NOT NULL,
  running INTEGER NOT NULL,
  planned INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ballot TEXT NOT NULL,
  showing TEXT NOT NULL CHECK (showing IN ('live', 'paused', 'left')),
  machine TEXT NOT NULL,
  more TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    "ALTER TABLE meta_step_clock ADD COLUMN added INTEGER NOT NULL DEFAULT 0",
)
"""Beside the journal: the board between cockpit and stage (decision 29), overwritten and never exported; more time."""

FIRST_SCHEMA = (*JOURNAL, *TRIGGERS, *DERIVED, *KEPT)
"""What the first version's file is made of; what is derived comes as this version derives it."""

SCHEMA = (*FIRST_SCHEMA, *PAST, *ROOM)
