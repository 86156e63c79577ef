"""What is wrong in a bank's files, and how to mend it: one sentence for each code of `bank.codes`."""

from collections.abc import Mapping

from ethics_workshop.domain.listing import Fault
from ethics_workshop.domain.text import clean
from ethics_workshop.words.language import N_, Words

FAULTS: Mapping[str, str] = {
    # the file
    "not-a-file": N_("this is not a file; rename it, or put a case file in its place"),
    "not-readable": N_("this cannot be read; check that it is still there and that you may open it"),
    "bad-file-name": N_("the name is not in UTF-8; rename the file with plain letters"),
    "link-loop": N_("the links lead in a circle or too deep; remove the link"),
    "too-large": N_("the file is larger than {limit} KB; a case is one story: split it or cut it"),
    "not-utf8": N_("the character at column {column} is not UTF-8; save the file as UTF-8"),
    "nul-byte": N_(
        "the line holds a NUL byte; type the line again, or save the file as UTF-8 and not as UTF-16"
    ),
    "too-deep": N_("the data is nested deeper than {limit} levels; write it as in the format’s example"),
    "toml-syntax": N_(
        "the file cannot be read from column {column} on; look for a missing quotation mark, bracket or equals sign"
    ),
    "toml-twice": N_(
        "something is said twice, up to column {column}; keep one of the two, or give each its own double brackets"
    ),
    "many-more": N_("more faults in this file: {count}; mend those above and check again"),
    # the shape of the data
    "missing": N_("“{name}” is missing; add it"),
    "missing-language": N_("“{name}” is missing; write this text in both languages"),
    "unknown-field": N_("no field is called “{name}” here; remove it, or see “cases schema”"),
    "unknown-field-near": N_("no field is called “{name}” here; did you mean “{near}”?"),
    "not-text": N_("this is not text; put it between quotation marks"),
    "not-number": N_("this is not a whole number; write digits without quotation marks"),
    "not-boolean": N_("this is neither true nor false; write one of them without quotation marks"),
    "not-date": N_("this is not a date; write YYYY-MM-DD without quotation marks"),
    "not-list": N_("this is not a list; put it between square brackets"),
    "not-table": N_("this is a single value where several fields belong; see “cases schema”"),
    "not-listed": N_("this is none of the words for this field; use one of {known}"),
    "too-few": N_("the length of this list is {count}; make it {limit} or more"),
    "too-many": N_("the length of this list is {count}; make it {limit} or less"),
    "out-of-range": N_("this number is beyond {limit}; choose one within the limit"),
    "bad-id": N_(
        "this is not formed like an id; use small letters, digits and hyphens, beginning with a letter"
    ),
    "bad-case-id": N_("a case’s id is its number and a few words; write it like C14-cousins-file"),
    "bad-version": N_(
        "this is not formed like a version; use letters, digits, dots and hyphens, such as 2027-1"
    ),
    "malformed": N_("this value is not what the field holds; see “cases schema”"),
    # the words
    "empty-text": N_("the text is empty; write it in this language as well"),
    "length-ratio": N_(
        "the French has {fr} characters and the English {en} (ratio {ratio}); say as much in both, between 0.7 and 1.8"
    ),
    "straight-apostrophe": N_("“{found}” has a straight apostrophe; write ’"),
    "straight-quote": N_(
        "“{found}” has straight quotation marks in French; write « and », with no-break spaces inside"
    ),
    "guillemet-space": N_("“{found}” has no no-break space inside the guillemet; put U+00A0 or U+202F there"),
    "colon-space": N_("“{found}” has no no-break space before the colon; put U+00A0 or U+202F there"),
    "mark-space": N_("“{found}” has an ordinary space before the mark; leave it out"),
    "e-mail": N_("the text holds an e-mail address; take it out: addresses belong in local.toml"),
    "file-number": N_("the text holds what looks like a file or client number; take it out"),
    "unknown-placeholder": N_("“{name}” is no placeholder that local.toml answers; write {near}"),
    "placeholder-lost": N_(
        "the placeholder {name} stands in the other language alone; write it here as well, or take it out there"
    ),
    "label-too-long": N_("the label has {length} characters; shorten it to {limit}"),
    "vote-text-too-long": N_("the scene that is voted on has {count} words; shorten it to {limit}"),
    # the story
    "id-twice": N_("the id “{id}” is used twice; give each its own"),
    "id-not-file-name": N_("the id “{id}” is not the file’s name “{stem}”; make them the same"),
    "id-taken": N_("the id “{id}” is taken by {path}; give this case another one"),
    "no-such-scene": N_("there is no scene “{scene}”; name one of {known}"),
    "no-such-option": N_("there is no earlier choice “{choice}”; write scene.option, such as s1.a"),
    "no-goto": N_("the scene “{scene}” leads nowhere; add “goto” with the scene that follows"),
    "goto-at-end": N_(
        "the scene “{scene}” has a “goto” of its own; only scenes of the kind “info” have one: remove it"
    ),
    "unreachable": N_(
        "no way leads from “{start}” to the scene “{scene}”; lead a “goto” to it, or remove it"
    ),
    "no-way-out": N_(
        "no way leads from the scene “{scene}” to an end; lead a “goto” towards a scene of the kind “end”"
    ),
    "decisions": N_(
        "a case needs 1 to 3 decisions, and this one has {count}; add or remove scenes of the kind “decision”"
    ),
    "options": N_("a decision needs 2 to 4 options, and “{scene}” has {count}; add or remove some"),
    "options-misplaced": N_(
        "the scene “{scene}” has options and is no decision; remove them, or change its kind"
    ),
    "nothing-sound": N_(
        "the decision “{scene}” offers nothing sound or workable; add such an option, or rate them all “open”"
    ),
    "vote-not-decision": N_("the scene “{scene}” is no decision; name one that is"),
    "vote-too-many-options": N_("the scene that is voted on has {count} options; make it {limit} at most"),
    "guide-too-long": N_(
        "the guide’s steps for the size “{size}” take {total} seconds; cut them to {limit}, which the agenda leaves to a case"
    ),
    "bad-answer": N_("no choice has the number {answer}; count from 0 to {last}"),
    "step-order": N_(
        "the step “{name}” stands out of order or twice; list the steps in the order of a session"
    ),
    "step-needed": N_("the step “{name}” is missing; add it where it belongs in the order of a session"),
    "not-cut": N_("the step “{name}” is not one that this agenda can cut; name some of {known}"),
    "unknown-ballot": N_("“{word}” is no way to vote; join some of {known} with +"),
    # the toolkit
    "heading-order": N_("the heading “{found}” skips a level; begin it with {marks}"),
    "headings-differ": N_(
        "the French has {fr} headings and the English {en}, or other levels; write the same sections in both"
    ),
    "raw-html": N_("“{found}” is HTML; write Markdown"),
    # the programme
    "month-day": N_("this is no day of a year; write its month and its day, such as “04-01”"),
    "renewal": N_("a renewal goes by “months” or by “calendar”; keep one of them"),
    "no-evidence": N_(
        "nothing completes this requirement; add “agendas”, “cases”, “attestation = true” or “course = true”"
    ),
    # what the case rests on
    "unknown-ref": N_("“{key}” is not in instruments.toml; add it there, or correct the key"),
    "unknown-case": N_("no case has the id “{case}”; take one that “cases list” shows"),
    "unknown-word": N_("“{word}” is not in the bank’s lists; use one of {known}"),
    "review-overdue": N_(
        "the review was due on {date}; read the case again, then set “fact_checked” and “review_by”"
    ),
}
"""What is wrong, and after the semicolon how to mend it."""


def sentence(fault: Fault, words: Words) -> str:
    """Return what is wrong and how to mend it, without the place."""
    return words(FAULTS[fault.code], **{name: clean(value) for name, value in fault.facts})


def render(fault: Fault, words: Words) -> str:
    """Return a fault as `path:line: field: what is wrong; how to mend it`."""
    return f"{clean(fault.path)}:{fault.line}: {fault.field or words('file')}: {sentence(fault, words)}"
