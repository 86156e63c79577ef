"""What can be wrong in a bank's files, one code a sentence (`words.faults` has one for each, a test holds it)."""

from enum import StrEnum, unique


@unique
class Code(StrEnum):
    """The codes of faults. The facts that each carries are the names in its sentence."""

    # the file
    NOT_A_FILE = "not-a-file"
    NOT_READABLE = "not-readable"
    BAD_FILE_NAME = "bad-file-name"
    LINK_LOOP = "link-loop"
    TOO_LARGE = "too-large"
    NOT_UTF8 = "not-utf8"
    NUL_BYTE = "nul-byte"
    TOO_DEEP = "too-deep"
    TOML_SYNTAX = "toml-syntax"
    TOML_TWICE = "toml-twice"
    MANY_MORE = "many-more"

    # the shape of the data
    MISSING = "missing"
    MISSING_LANGUAGE = "missing-language"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_FIELD_NEAR = "unknown-field-near"
    NOT_TEXT = "not-text"
    NOT_NUMBER = "not-number"
    NOT_BOOLEAN = "not-boolean"
    NOT_DATE = "not-date"
    NOT_LIST = "not-list"
    NOT_TABLE = "not-table"
    NOT_LISTED = "not-listed"
    TOO_FEW = "too-few"
    TOO_MANY = "too-many"
    OUT_OF_RANGE = "out-of-range"
    BAD_ID = "bad-id"
    BAD_CASE_ID = "bad-case-id"
    BAD_VERSION = "bad-version"
    MALFORMED = "malformed"

    # the words
    EMPTY_TEXT = "empty-text"
    LENGTH_RATIO = "length-ratio"
    STRAIGHT_APOSTROPHE = "straight-apostrophe"
    STRAIGHT_QUOTE = "straight-quote"
    GUILLEMET_SPACE = "guillemet-space"
    COLON_SPACE = "colon-space"
    MARK_SPACE = "mark-space"
    E_MAIL = "e-mail"
    FILE_NUMBER = "file-number"
    UNKNOWN_PLACEHOLDER = "unknown-placeholder"
    PLACEHOLDER_LOST = "placeholder-lost"
    LABEL_TOO_LONG = "label-too-long"
    VOTE_TEXT_TOO_LONG = "vote-text-too-long"

    # the story
    ID_TWICE = "id-twice"
    ID_NOT_FILE_NAME = "id-not-file-name"
    ID_TAKEN = "id-taken"
    NO_SUCH_SCENE = "no-such-scene"
    NO_SUCH_OPTION = "no-such-option"
    NO_GOTO = "no-goto"
    GOTO_AT_END = "goto-at-end"
    UNREACHABLE = "unreachable"
    NO_WAY_OUT = "no-way-out"
    DECISIONS = "decisions"
    OPTIONS = "options"
    OPTIONS_MISPLACED = "options-misplaced"
    NOTHING_SOUND = "nothing-sound"
    VOTE_NOT_DECISION = "vote-not-decision"
    VOTE_TOO_MANY_OPTIONS = "vote-too-many-options"
    GUIDE_TOO_LONG = "guide-too-long"
    BAD_ANSWER = "bad-answer"
    STEP_ORDER = "step-order"
    STEP_NEEDED = "step-needed"
    NOT_CUT = "not-cut"
    UNKNOWN_BALLOT = "unknown-ballot"

    # the toolkit
    HEADING_ORDER = "heading-order"
    HEADINGS_DIFFER = "headings-differ"
    RAW_HTML = "raw-html"

    # the programme
    MONTH_DAY = "month-day"
    RENEWAL = "renewal"
    NO_EVIDENCE = "no-evidence"

    # what the case rests on
    UNKNOWN_REF = "unknown-ref"
    UNKNOWN_WORD = "unknown-word"
    UNKNOWN_CASE = "unknown-case"
    REVIEW_OVERDUE = "review-overdue"
