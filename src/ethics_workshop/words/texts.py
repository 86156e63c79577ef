"""What the room is told at each step, and what the facilitator alone is told. Promises here may not change lightly."""

from collections.abc import Mapping

from ethics_workshop.domain.agenda import Step
from ethics_workshop.domain.tally import Method
from ethics_workshop.domain.text import Text, clean
from ethics_workshop.words.language import N_, Words

PRIVACY = (
    N_(
        "We keep that you were here, the vote totals, and the words the group chooses to write down; never who voted or said what."
    ),
    N_("You may pass on any vote, question or turn, without a reason."),
    N_("No recording, transcript or AI notes, please."),
    N_(
        "Why we keep it: to count this learning (Privacy Act, ss. 4–5; bank PSE 905, to be confirmed by ATIP)."
    ),
    N_("The facilitator and the V&E office can see it; you can see and correct your own record."),
)
"""The privacy notice at check-in."""

RULES = (
    N_("We talk about the case, not about people here or real files."),
    N_("Everyone gets the floor. Passing is taking part too."),
    N_("We listen to the end. Nobody has to win."),
    N_("We question ideas, never people. English or French: as you prefer."),
    N_("Take away what you learned, not who said it."),
)
"""The ground rules, before the one on real events."""

REAL_EVENTS = N_(
    "Something real? This session does not handle reports. But your rights do not stop at the door: if you tell your manager about harassment or wrongdoing, even out loud, duties begin. To speak in confidence first: {contacts}."
)
"""The ground rule on real events."""

BALLOTS: Mapping[Method, str] = {
    Method.PAPER: N_("Fold it; {counter} counts, tears up the slips and says only the totals."),
    Method.POLL: N_(
        "The poll is set to hide names. It lives on the department’s Microsoft 365 until it is deleted after the session."
    ),
    Method.HANDS: N_("This vote is not secret. You may pass."),
    Method.BOOTH: N_(
        "Your choice is not stored with your name. This computer counts it and forgets it: it cannot be linked to you."
    ),
}
"""How each kind of ballot is kept: said before the vote. Only what is true of the method is promised.

“Cannot be linked to you” is said of the booth alone (SESSION.md, “Ballots”).
"""

UNANIMITY = N_("One limit: if everybody chooses the same, everybody knows what everybody chose.")
"""Said before a vote by booth: what no way of counting can hide."""

ATTEST_INTRO = (
    N_("Signing here is optional. Your obligations under the Code apply whether or not you sign here."),
    N_("Read the whole text first. Then type your full name yourself, or choose “Not now”."),
    N_(
        "If you sign, we keep your name, the version you read, its language and the date, and you get a receipt."
    ),
    N_("A conflict of interest is never declared here: ask your V&E office for the declaration process."),
)
"""Before the text to attest."""

NOT_NOW = (
    N_("That is fine. Nothing was signed, and this choice is not kept."),
    N_("You can sign another day, at your own computer, or ask your V&E office a question first."),
)
"""After “Not now”: equal weight, no reason asked."""

SIGNED = N_("Thank you. Keep this receipt: it shows which version you signed, and when.")
STEP_AWAY = N_("You can step away: the next person can come to the screen.")

LANGUAGES: Mapping[str, str] = {"en": "English", "fr": "Français"}
"""Each language by its own name: the same in both."""

DEMO = N_("Demo: these people do not exist, and none of this happened.")
"""Said by whatever leaves a demo, so that nobody takes it for a record."""

PRACTICE = N_("Practice: nothing is recorded")
"""Said at the top of every screen of a practice run, and by whatever it shows."""

METHOD_HUDDLE = N_("45 seconds in writing, then one round, remote first")
METHOD_WORKSHOP = N_("1 minute alone, 3 in pairs, 4 in fours, 6 together")

WRAP_UP_QUESTIONS = (
    N_("I could say what I really thought."),
    N_("I know better what I would do."),
    N_("It was worth the time."),
)
WRAP_UP_SCALE = N_("1 = not at all, 5 = completely")

THANKS = N_("Thank you for your time, and for what you brought to the group.")
WHAT_NEXT = (
    N_(
        "Everyone who was here gets the whole summary: the votes in broad strokes, the words you agreed on, the commitments, the questions."
    ),
    N_(
        "It names only those who volunteered for a commitment: never who was here, who voted or who said what."
    ),
    N_("The next session starts with what is still open and with the answers to your questions."),
    N_(
        "Your learning is recorded as complete if you were here from the first vote through the debrief. A mistake? You have ten days to have it corrected."
    ),
)
IN_CONFIDENCE = N_("To speak in confidence: {contacts}.")

ROOM: Mapping[Step, str] = {
    Step.CHECK_IN: N_("Welcome. Here is what we keep, and what we don’t."),
    Step.GROUND_RULES: N_("How we talk together, and where something real belongs."),
    Step.READ: N_("Follow along, and imagine that this is your day."),
    Step.VOTE_A: N_("First vote: choose by yourself, in silence."),
    Step.DISCUSS: N_("First in writing, then together. You may pass."),
    Step.INJECT: N_("A new fact. What does it change?"),
    Step.VOTE_B: N_("Second vote: the same choices. Keep your view or change it."),
    Step.DEBRIEF: N_("What each choice leads to, and why."),
    Step.REHEARSE: N_("In pairs: what would you say, and to whom? Then swap."),
    Step.COMMIT: N_("“If … then we will …” What, and by when?"),
    Step.WRAP_UP: N_("Three quick questions, from 1 to 5. Only totals are kept."),
    Step.CLOSE: N_("Thank you. Here is what happens next."),
}

FACILITATOR: Mapping[Step, tuple[str, ...]] = {
    Step.CHECK_IN: (
        N_("Read the notice aloud as it stands: it takes about 30 seconds."),
        N_(
            "Check people in, in the room and remote. Name the manager of the group, and who will count the votes."
        ),
        N_("For each open commitment ask only: kept, not kept, or changed? Nobody says why."),
    ),
    Step.GROUND_RULES: (
        N_("Read the last rule in full; the others can be read at a glance."),
        N_("Say: “You may pass at any time, and you never have to say why.”"),
        N_("If something real comes up: stop, ask nothing more, and see the person alone today."),
    ),
    Step.READ: (
        N_("Read it aloud, slowly, then leave a moment to reread in silence."),
        N_("Add nothing, and don’t say where the case is going."),
        N_("Paste the text into the chat for those who are remote."),
    ),
    Step.VOTE_A: (
        N_("Stay silent: no hint, no sigh, no joke."),
        N_("The manager does not vote and does not count."),
        N_("Enter the totals and go on: the room sees them at the debrief."),
    ),
    Step.DISCUSS: (
        N_("Thank each person and don’t reply. The manager speaks after everyone else."),
        N_("Ask for reasons, never for a vote or a real story."),
        N_("Say: “Thank you. Does anyone who hasn’t spoken want to add something?”"),
    ),
    Step.INJECT: (
        N_("Read the new fact aloud, then count ten seconds of silence."),
        N_("Ask the question as it is written. Take three or four answers, none of them yours."),
        N_("“It changes nothing” is a fine answer: ask why."),
    ),
    Step.VOTE_B: (
        N_("Same question, same method, same silence."),
        N_("Don’t push for agreement: it is not the goal."),
        N_("Enter the totals: the debrief shows both votes side by side."),
    ),
    Step.DEBRIEF: (
        N_("For each option: what happens, why a decent colleague chooses it, then the rule."),
        N_("Read out the reasons on the screen. Ask nobody to explain their vote."),
        N_("The manager speaks last, one minute at most, starting with a hesitation of their own."),
    ),
    Step.REHEARSE: (
        N_("Form pairs; remote people pair up by call or in the chat."),
        N_("The sentence on the screen is only a start: their own words are better."),
        N_("One sentence each is enough. Nobody performs for the group."),
    ),
    Step.COMMIT: (
        N_("The manager goes first, with one obstacle to remove."),
        N_("Write one sentence, read it back, then save it. No names, no real files."),
        N_("An owner is somebody who volunteers. A question without an answer goes to the V&E office."),
    ),
    Step.WRAP_UP: (
        N_("Use slips or the poll. The manager does not collect the answers."),
        N_("Enter totals only. Under five answers, only their number is kept."),
    ),
    Step.CLOSE: (
        N_("Read the commitments aloud once more, with their dates."),
        N_("Nobody signs in this room: each person can, later, alone. Or not."),
        N_("Stay five minutes: somebody may want a word."),
    ),
}


def promises(ballot: str, words: Words, counter: str = "") -> tuple[str, ...]:
    """Return how the ballots of an agenda's methods (`paper+poll`) are kept, a sentence for each.

    `counter` is who counts; unnamed, it is said that it is not the manager.
    """
    who = clean(counter) or words("somebody who is not the manager")
    methods = [Method(part) for part in ballot.split("+") if part in Method._value2member_map_]
    return tuple(words(BALLOTS[m], counter=who) if m is Method.PAPER else words(BALLOTS[m]) for m in methods)


ASK_OFFICE = N_("ask your V&E office")
"""What stands where `local.toml` has no answer."""


def contacts(local: Mapping[str, Text], words: Words) -> str:
    """Return where to talk in confidence, from `local.toml`; “ask your V&E office” where nothing is filled in."""
    keys = ("senior_officer", "designated_recipient", "ombuds", "eap")
    named = [clean(words.text(local[key])) for key in keys if key in local]
    return " · ".join(name for name in named if name) or words(ASK_OFFICE)
