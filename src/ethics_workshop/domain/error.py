"""Typed errors. They carry a problem and its facts; the sentences are in `words.sentences`."""

from enum import StrEnum, unique


@unique
class Problem(StrEnum):
    """What can go wrong, one member a sentence (`words.sentences` has one for each, a test holds it)."""

    # the session
    UNKNOWN_SESSION = "unknown-session"
    NOT_NOW = "not-now"
    NOTHING_TO_GO_BACK_TO = "nothing-to-go-back-to"
    LAST_STEP = "last-step"
    NOTHING_TO_CUT = "nothing-to-cut"
    UNKNOWN_STEP = "unknown-step"
    NOT_CHECKED_IN = "not-checked-in"
    NOBODY_NAMED = "nobody-named"
    TOO_MANY_BALLOTS = "too-many-ballots"
    UNKNOWN_OPTION = "unknown-option"
    NO_BALLOTS = "no-ballots"
    BAD_COUNT = "bad-count"
    UNKNOWN_METHOD = "unknown-method"
    BOOTH_NOT_TYPED = "booth-not-typed"
    NO_BOOTH = "no-booth"
    BOOTH_WATCHED = "booth-watched"
    NOBODY_VOTES = "nobody-votes"
    NO_INJECT_LEFT = "no-inject-left"
    EMPTY_TEXT = "empty-text"
    TEXT_TOO_LONG = "text-too-long"
    NOT_TEXT = "not-text"
    BAD_DATE = "bad-date"
    DATE_IN_THE_PAST = "date-in-the-past"
    BAD_FEEDBACK = "bad-feedback"
    TOO_MANY_ANSWERS = "too-many-answers"
    WAS_NOT_PRESENT = "was-not-present"
    UNKNOWN_COMMITMENT = "unknown-commitment"
    COMMITMENT_CHANGED = "commitment-changed"
    NO_SUCCESSOR = "no-successor"
    SUCCESSOR_UNASKED = "successor-unasked"
    SAID_IN_OTHER_UNIT = "said-in-other-unit"
    NO_SUCH_QUESTION = "no-such-question"
    COMMITMENT_WORDS = "commitment-words"
    NO_CASE = "no-case"
    CASE_TWICE = "case-twice"
    SESSION_EXISTS = "session-exists"
    NOTHING_OWED = "nothing-owed"

    # people and units
    UNKNOWN_PERSON = "unknown-person"
    PERSON_HAS_LEFT = "person-has-left"
    UNKNOWN_DIVISION = "unknown-division"
    AMBIGUOUS_DIVISION = "ambiguous-division"
    NO_ROSTER = "no-roster"

    # the case bank
    UNKNOWN_CASE = "unknown-case"
    BROKEN_CASE = "broken-case"
    UNKNOWN_AGENDA = "unknown-agenda"
    AGENDA_FAULTY = "agenda-faulty"
    AGENDA_ID_TAKEN = "agenda-id-taken"
    BAD_STEP_LENGTH = "bad-step-length"
    STEP_STAYS = "step-stays"
    BAD_TIME = "bad-time"
    NOTHING_FITS = "nothing-fits"
    BAD_YEAR = "bad-year"
    UNKNOWN_TRACK = "unknown-track"
    UNKNOWN_PAGE = "unknown-page"
    ONE_PAGE_OR_ALL = "one-page-or-all"
    BANK_NOT_FOUND = "bank-not-found"
    BANK_UNREADABLE = "bank-unreadable"
    REGISTRY_BROKEN = "registry-broken"

    # tools for authors
    DRAFT_FAULTY = "draft-faulty"
    CASE_EXISTS = "case-exists"
    ANSWERS_UNREADABLE = "answers-unreadable"
    PACK_NOT_ZIP = "pack-not-zip"
    PACK_TOO_LARGE = "pack-too-large"
    PACK_LEADS_OUT = "pack-leads-out"
    PACK_ENCRYPTED = "pack-encrypted"
    PACK_LINK = "pack-link"
    PACK_BAD_NAME = "pack-bad-name"
    PACK_PROGRAM = "pack-program"
    PACK_NAMES_CLASH = "pack-names-clash"
    PACK_WITHOUT_CASES = "pack-without-cases"
    PACK_FAULTY = "pack-faulty"
    PACK_IDS_TAKEN = "pack-ids-taken"
    PACK_EXISTS = "pack-exists"
    UNKNOWN_PACK = "unknown-pack"
    NOT_A_TABLE = "not-a-table"
    XLSX_NOT_READ = "xlsx-not-read"
    TABLE_FAULTY = "table-faulty"
    TABLE_OF_OTHER_CASE = "table-of-other-case"
    TABLE_BREAKS = "table-breaks"
    TABLE_NOT_WRITTEN = "table-not-written"

    # attesting
    NAME_DOES_NOT_MATCH = "name-does-not-match"
    NO_STATEMENT = "no-statement"
    RECEIPT_MALFORMED = "receipt-malformed"
    RECEIPT_UNKNOWN = "receipt-unknown"
    RECEIPT_DOES_NOT_HOLD = "receipt-does-not-hold"
    RECEIPT_WITHDRAWN = "receipt-withdrawn"
    RECEIPT_OF_ANOTHER = "receipt-of-another"
    ALREADY_WITHDRAWN = "already-withdrawn"
    ON_BEHALF = "on-behalf"
    NO_REFERENCE = "no-reference"
    UNKNOWN_STATEMENT = "unknown-statement"
    UNKNOWN_VERSION = "unknown-version"
    STATEMENT_NOT_YET = "statement-not-yet"
    STATEMENT_FAULTY = "statement-faulty"
    VERSION_EXISTS = "version-exists"

    # managers, and what leaves for people
    NOBODY_VERIFIES = "nobody-verifies"
    OWN_SIGNATURE = "own-signature"
    WAS_WITNESS = "was-witness"
    NOT_THEIR_MANAGER = "not-their-manager"
    SIGNATURE_WITHDRAWN = "signature-withdrawn"
    NO_REASON = "no-reason"
    NO_REPORTS = "no-reports"
    DELEGATE_TO_ONESELF = "delegate-to-oneself"
    FOLDER_NOT_EMPTY = "folder-not-empty"
    NOT_CERTIFIED = "not-certified"
    NO_BADGES = "no-badges"
    KEY_EXISTS = "key-exists"
    NOT_A_KEY = "not-a-key"
    BADGE_DOES_NOT_HOLD = "badge-does-not-hold"
    BADGE_OF_ANOTHER = "badge-of-another"

    # the roadmap, and what was completed elsewhere
    DATE_TO_COME = "date-to-come"
    COMPLETIONS_FAULTY = "completions-faulty"
    COMPLETIONS_HEADERS = "completions-headers"
    COMPLETIONS_EMPTY = "completions-empty"
    COMPLETIONS_NOT_TEXT = "completions-not-text"
    COMPLETIONS_TOO_LARGE = "completions-too-large"
    UNKNOWN_COMPLETION = "unknown-completion"
    COMPLETION_VOIDED = "completion-voided"

    # learning alone
    NOBODY_LEARNS = "nobody-learns"
    NOT_BEGUN = "not-begun"
    STORY_OVER = "story-over"
    STORY_BEGINS_HERE = "story-begins-here"
    STORY_CHANGED = "story-changed"
    STORY_NOT_OVER = "story-not-over"
    OPTION_NOT_OPEN = "option-not-open"
    UNKNOWN_QUESTION = "unknown-question"
    QUESTION_RESTS = "question-rests"
    NO_SUCH_CHOICE = "no-such-choice"
    LEARNER_DAMAGED = "learner-damaged"
    LEARNER_FOLDER = "learner-folder"

    # files that come in and go out
    FILE_NOT_FOUND = "file-not-found"
    FILE_UNREADABLE = "file-unreadable"
    FILE_NOT_WRITABLE = "file-not-writable"
    IS_A_FOLDER = "is-a-folder"
    DISK_FULL = "disk-full"
    ROSTER_FAULTY = "roster-faulty"
    ROSTER_HEADERS = "roster-headers"
    ROSTER_EMPTY = "roster-empty"
    ROSTER_NOT_TEXT = "roster-not-text"
    ROSTER_TOO_LARGE = "roster-too-large"
    FILE_EXISTS = "file-exists"
    TOO_MANY_ROWS = "too-many-rows"
    CELL_TOO_LONG = "cell-too-long"

    # storage
    DATABASE_LOCKED = "database-locked"
    DATABASE_READ_ONLY = "database-read-only"
    DATABASE_DAMAGED = "database-damaged"
    DATABASE_NEWER = "database-newer"
    DATABASE_FOREIGN = "database-foreign"
    NOT_A_DATABASE = "not-a-database"
    DATA_FOLDER = "data-folder"
    STORAGE_FAILED = "storage-failed"
    NO_FULL_TEXT = "no-full-text"
    CHAIN_BROKEN = "chain-broken"
    BACKUP_UNUSABLE = "backup-unusable"
    NOTHING_RECORDED = "nothing-recorded"

    # settings and use
    BAD_SETTINGS = "bad-settings"
    BAD_SETTING = "bad-setting"
    SETTINGS_FAULTY = "settings-faulty"
    UNKNOWN_SETTING = "unknown-setting"
    SETTINGS_NOT_KEPT = "settings-not-kept"
    BAD_LOCAL = "bad-local"
    BAD_LANGUAGE = "bad-language"
    DEMO_FOLDER_IN_USE = "demo-folder-in-use"
    TERMINAL_TOO_SMALL = "terminal-too-small"
    NOT_A_TERMINAL = "not-a-terminal"
    ANOTHER_MACHINE = "another-machine"
    INTERRUPTED = "interrupted"
    CHECK_FOUND_PROBLEMS = "check-found-problems"
    UNFORESEEN = "unforeseen"


class WorkshopError(Exception):
    """A problem with its facts. `exit_code` is what the command line ends with (DESIGN.md rule 8)."""

    exit_code = 2

    def __init__(self, problem: Problem, **facts: object) -> None:
        super().__init__(problem.value, facts)
        self.problem = problem
        self.facts = facts


class CheckFailed(WorkshopError):
    """Something was checked and found wrong: exit 1."""

    exit_code = 1


class Refused(WorkshopError):
    """Wrong use: the rules do not allow it now. Nothing was changed: exit 2."""


class BadInput(WorkshopError):
    """What came in is not what it must be. Nothing was changed: exit 2."""


class StorageError(WorkshopError):
    """The disk or the database did not do what it must: exit 3."""

    exit_code = 3
