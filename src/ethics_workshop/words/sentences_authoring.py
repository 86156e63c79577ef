"""What the tools for authors say when something is wrong; part of `words.sentences`."""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

AUTHORING: Mapping[Problem, tuple[str, str]] = {
    Problem.DRAFT_FAULTY: (
        N_("What was told makes no sound case (problems: {count}). Nothing was written."),
        N_("Mend what is named above, and do it again."),
    ),
    Problem.CASE_EXISTS: (
        N_("There is a case “{case}” already, in {path}. Nothing was written."),
        N_("Choose another number and name: an id is never used twice."),
    ),
    Problem.ANSWERS_UNREADABLE: (
        N_("{path} cannot be read as TOML, at line {line}. Nothing was written."),
        N_("Mend the line: look for a missing quotation mark, bracket or equals sign."),
    ),
    Problem.PACK_NOT_ZIP: (
        N_("{path} is no zip file, or a damaged one. Nothing was written."),
        N_("Ask for it again, as a zip file of a folder with “cases” in it."),
    ),
    Problem.PACK_TOO_LARGE: (
        N_("“{entry}” is larger or deeper than a pack may be. Nothing was written."),
        N_("A pack is a folder of texts; ask for one that holds nothing else."),
    ),
    Problem.PACK_LEADS_OUT: (
        N_("“{entry}” would be written outside the pack’s own folder. Nothing was written."),
        N_("Do not use this file, and tell whoever sent it."),
    ),
    Problem.PACK_ENCRYPTED: (
        N_("“{entry}” is protected by a password. Nothing was written."),
        N_("Ask for the pack without one."),
    ),
    Problem.PACK_LINK: (
        N_("“{entry}” is a link or a device and no file. Nothing was written."),
        N_("Ask for a pack that holds files alone."),
    ),
    Problem.PACK_BAD_NAME: (
        N_("“{entry}” is a name that some systems cannot have. Nothing was written."),
        N_("Rename it with letters, digits and hyphens, and pack again."),
    ),
    Problem.PACK_PROGRAM: (
        N_("“{entry}” is no kind of file that belongs in a pack. Nothing was written."),
        N_("A pack holds .toml, .md and .txt files, and a licence: take out the rest, and pack again."),
    ),
    Problem.PACK_NAMES_CLASH: (
        N_("“{entry}” and “{other}” are the same name on some systems. Nothing was written."),
        N_("Rename one of them, and pack again."),
    ),
    Problem.PACK_WITHOUT_CASES: (
        N_("{path} holds no cases. Nothing was written."),
        N_("A pack has a folder “cases” with a file for each case."),
    ),
    Problem.PACK_FAULTY: (
        N_("The pack has faults: {count}. Nothing was written."),
        N_("Mend the lines named above, and pack again."),
    ),
    Problem.PACK_IDS_TAKEN: (
        N_("These cases are there already: {ids}. Nothing was written."),
        N_("Give them other ids, or remove the pack that has them with “cases remove”."),
    ),
    Problem.PACK_EXISTS: (
        N_("There is a pack “{name}” already. Nothing was written."),
        N_("Remove it first with “cases remove”, or choose another name with --name."),
    ),
    Problem.UNKNOWN_PACK: (
        N_("There is no pack “{name}”. Nothing was changed."),
        N_("The packs are: {known}."),
    ),
    Problem.NOT_A_TABLE: (
        N_("{path} is no translation table. Nothing was changed."),
        N_("A table has the columns key, en, fr, stale, base and case: “cases table export” writes one."),
    ),
    Problem.XLSX_NOT_READ: (
        N_("{path} cannot be read: this installation reads tables as CSV. Nothing was changed."),
        N_("In the spreadsheet, save it as “CSV UTF-8”; or install the package python-calamine."),
    ),
    Problem.TABLE_FAULTY: (
        N_("The table has faults: {count}. Nothing was changed."),
        N_("Mend the rows named above, and import it again."),
    ),
    Problem.TABLE_OF_OTHER_CASE: (
        N_("{path} is the table of another case, {case}. Nothing was written."),
        N_("Name another file."),
    ),
    Problem.TABLE_BREAKS: (
        N_(
            "With this table the case would no longer pass the check (problems: {count}). Nothing was changed."
        ),
        N_("Mend the texts named above in the table, and import it again."),
    ),
    Problem.TABLE_NOT_WRITTEN: (
        N_("These texts cannot be put into {path}: {fields}. Nothing was changed."),
        N_("Change them in the file itself."),
    ),
}
