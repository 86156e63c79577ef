"""What to do next where the app is in front of one: `sentences` names plain commands and options there.

A sentence may name {settings}, the key in force that opens the settings.
"""

from collections.abc import Mapping

from ethics_workshop.domain.error import Problem
from ethics_workshop.words.language import N_

_ANOTHER_FOLDER = N_("Choose another data folder in the settings ({settings}).")
_FROM_A_BACKUP = N_(
    "Copy the file to a safe place, leave the app, then put a backup in its place with “ethics-workshop restore FILE”."
)
_AS_CSV = N_("Export it as CSV.")

THEN: Mapping[Problem, str] = {
    Problem.UNKNOWN_SESSION: N_("Look for it in the list of sessions."),
    Problem.NOT_NOW: N_("Go on or back to a step that allows it."),
    Problem.NOTHING_TO_GO_BACK_TO: N_("Go on to the next step."),
    Problem.LAST_STEP: N_("Close the session."),
    Problem.NOT_CHECKED_IN: N_("Look who is in the room, and check in whoever is missing."),
    Problem.NOBODY_NAMED: N_("Tick at least one person."),
    Problem.BAD_COUNT: N_("Type whole numbers from 0 on."),
    Problem.NO_INJECT_LEFT: N_("Go on to the next step."),
    Problem.BAD_FEEDBACK: N_("Type how many gave each value: a whole number."),
    Problem.WAS_NOT_PRESENT: N_("Whoever was not there signs from Home, under “Attest”."),
    Problem.NO_CASE: N_("Choose at least one."),
    Problem.SESSION_EXISTS: N_("Plan it again."),
    Problem.UNKNOWN_PERSON: N_(
        "Look for the name on the roster; somebody who is not on it is a guest. {near}"
    ),
    Problem.UNKNOWN_DIVISION: N_("Choose one from the list. {near}"),
    Problem.NO_ROSTER: N_("Import one: from Home, under “V&E office”."),
    Problem.ON_BEHALF: N_("Let the person sign at their own computer, or at the kiosk."),
    Problem.UNKNOWN_STATEMENT: N_("The statements are {known}."),
    Problem.REGISTRY_BROKEN: N_("The case bank’s list of faulty files says what is wrong and where."),
    Problem.RECEIPT_DOES_NOT_HOLD: N_(
        "Verify the records from Home, under “V&E office”; keep the file as it is and tell your V&E office."
    ),
    Problem.UNKNOWN_CASE: N_("Look for it from Home, under “Browse cases”. {near}"),
    Problem.BROKEN_CASE: N_("The case bank’s list of faulty files says what is wrong and where."),
    Problem.NOT_BEGUN: N_("Open it from Home, under “Learn”."),
    Problem.STORY_CHANGED: N_("Go back and open it again: it begins at its first scene."),
    Problem.STORY_BEGINS_HERE: N_("Choose by letter, or with the arrows and Enter."),
    Problem.STORY_OVER: N_("Go back one choice to try another way."),
    Problem.STORY_NOT_OVER: N_("Go on to its end first."),
    Problem.LEARNER_DAMAGED: N_(
        "Find “Delete my private file” under “Learn”, or ask whoever supports you; then you begin anew."
    ),
    Problem.LEARNER_FOLDER: N_(
        "Ask for the right to write there, or choose another data folder in the settings ({settings})."
    ),
    Problem.TOO_MANY_ROWS: _AS_CSV,
    Problem.CELL_TOO_LONG: _AS_CSV,
    Problem.ROSTER_FAULTY: N_("Mend the lines named above, or import the sound rows."),
    Problem.DATABASE_READ_ONLY: N_(
        "Ask for the right to write in this folder, or choose another one in the settings ({settings})."
    ),
    Problem.DATABASE_DAMAGED: _FROM_A_BACKUP,
    Problem.DATABASE_NEWER: N_(
        "Install the newer version, or choose another data folder in the settings ({settings})."
    ),
    Problem.DATABASE_FOREIGN: _ANOTHER_FOLDER,
    Problem.NOT_A_DATABASE: _ANOTHER_FOLDER,
    Problem.DATA_FOLDER: _ANOTHER_FOLDER,
    Problem.BACKUP_UNUSABLE: N_("Choose a file that the app wrote as a backup."),
    Problem.COMPLETION_VOIDED: N_("My record shows it, and why."),
    Problem.NOT_CERTIFIED: N_("My record shows why."),
    Problem.UNKNOWN_COMPLETION: N_("My record shows the completions of this computer."),
    Problem.DATE_TO_COME: N_("Choose today or a past day."),
    Problem.NO_BADGES: N_("Ask whoever supports you to install the extra; everything else works without it."),
    Problem.NOT_A_KEY: N_("Ask your V&E office for the department’s key."),
    Problem.NOBODY_LEARNS: N_("Say who you are in the settings ({settings})."),
    Problem.NOBODY_VERIFIES: N_("Say who you are in the settings ({settings})."),
    Problem.ONE_PAGE_OR_ALL: N_("Choose one page, or all of them."),
    Problem.PACK_EXISTS: N_("Remove it first, or choose another name."),
    Problem.QUESTION_RESTS: N_("Go on with the next question."),
    Problem.UNKNOWN_QUESTION: N_("Open the questions again, under “Learn”."),
    Problem.AGENDA_FAULTY: N_("Open it in the editor, from the plan of a session: it says what is wrong."),
    Problem.NOTHING_FITS: N_("The shortest agenda takes {least} minutes: ask for more time, or less else."),
    Problem.COMMITMENT_WORDS: N_("Write what you will do; when it begins may stay empty."),
    Problem.NO_SUCH_QUESTION: N_("Look for it from Home, under “V&E office”."),
    Problem.UNKNOWN_COMMITMENT: N_("The next session of the unit opens with what is still open."),
    Problem.WAS_WITNESS: N_("Delegate it, under “My team”."),
}
"""By problem; where a problem is not named here, its sentence names neither a command nor an option."""
