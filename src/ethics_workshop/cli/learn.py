"""`ethics-workshop learn`: working through a case alone. What is chosen and written stays in a private file."""

from ethics_workshop.cli import learn_text
from ethics_workshop.cli.case_text import flat
from ethics_workshop.cli.desk import Desk
from ethics_workshop.cli.kit import Group, argument, as_json, format_option, option, pass_desk
from ethics_workshop.services.learning import Place
from ethics_workshop.words.language import N_

learn = Group("learn", help=N_("Work through a case alone; what you choose stays in your own private file."))


@learn.command("list", help=N_("List the cases, and where you are in each."))
@format_option
@pass_desk
def list_cases(desk: Desk, as_format: str) -> None:
    """List every case with the learner's progress, by id."""
    standings = desk.workshop.learning.cases(desk.actor)
    if as_format == "json":
        desk.out(as_json([learn_text.standing_json(each, desk.words) for each in standings]))
        return
    for each in standings:
        desk.out(learn_text.standing_line(each, desk.words))


@learn.command("start", help=N_("Begin a case, or go on with it; the scene’s id is printed."))
@argument("case", N_("CASE"))
@option("--again", is_flag=True, help=N_("Begin at the first scene, also where you are in the middle."))
@pass_desk
def start(desk: Desk, case: str, again: bool) -> None:
    """Begin a case. One that is under way goes on where it stands; a finished one begins anew."""
    place, words = desk.workshop.learning.start(desk.actor, case, again=again), desk.words
    if place.changed:
        desk.say(words("The case has changed since you were here: it begins again."))
    elif place.play.chosen:
        desk.say(words("You have begun this case: it goes on where you were."))
    _tell(desk, place)


@learn.command("choose", help=N_("Take an option; the id of the scene it leads to is printed."))
@argument("case", N_("CASE"))
@argument("option_id", N_("OPTION"))
@pass_desk
def choose(desk: Desk, case: str, option_id: str) -> None:
    """Take an option of the decision that waits, and say what happens then."""
    place = desk.workshop.learning.choose(desk.actor, case, option_id)
    last = place.play.last
    if last is not None:
        desk.say(desk.words("What happens: {text}", text=flat(last.outcome, desk.words)))
    _tell(desk, place)


@learn.command("back", help=N_("Undo your last choice, to try another way; the scene’s id is printed."))
@argument("case", N_("CASE"))
@pass_desk
def back(desk: Desk, case: str) -> None:
    """Undo the last choice."""
    _tell(desk, desk.workshop.learning.back(desk.actor, case))


@learn.command("show", help=N_("Show what you met, where you are, and what you can choose."))
@argument("case", N_("CASE"))
@format_option
@pass_desk
def show(desk: Desk, case: str, as_format: str) -> None:
    """Show the outcome just met, the scenes since, and the decision that waits; at the end, both roads."""
    place, words = desk.workshop.learning.show(desk.actor, case), desk.words
    if as_format == "json":
        desk.out(as_json(learn_text.place_json(place, words)))
        return
    if place.changed:
        desk.say(
            words("The case has changed since you were here: your choices no longer fit it. It begins again.")
        )
    desk.out("\n".join(learn_text.place_lines(place, words)))


@learn.command("finish", help=N_("At the end: record that you worked through the case, if you want that."))
@argument("case", N_("CASE"))
@option(
    "--record", is_flag=True, help=N_("Record it: your name, the case and the day; never what you chose.")
)
@pass_desk
def finish(desk: Desk, case: str, record: bool) -> None:
    """Record a finished case, with the learner's consent alone; without it, say that nothing was recorded."""
    solo, words = desk.workshop.solo, desk.words
    if not record:
        case_id = solo.finished_case(desk.actor, case)
        desk.say(
            words("You worked through {case}. Nothing was recorded, and nothing has to be.", case=case_id)
        )
        desk.say(words("To record it (your name, the case and the day, never what you chose): add --record."))
        return
    done = solo.record(desk.actor, case, actor=desk.actor)
    if done.first:
        desk.say(words("Recorded: your name, the case and the day. What you chose was not."))
    else:
        desk.say(words("It was recorded today already; nothing was added."))
    desk.out(done.completion_id)


@learn.command("rehearse", help=N_("Write what you would say, and compare it with what the case proposes."))
@argument("case", N_("CASE"))
@option("--text", metavar=N_("TEXT"), help=N_("The sentence you would say, in your own words."))
@format_option
@pass_desk
def rehearse(desk: Desk, case: str, text: str | None, as_format: str) -> None:
    """Keep a sentence in the private file, and print it beside the lines that the case proposes."""
    learning, words = desk.workshop.learning, desk.words
    found = (
        learning.rehearsal(desk.actor, case) if text is None else learning.rehearse(desk.actor, case, text)
    )
    if text is not None:
        desk.say(words("Kept in your private file, and nowhere else."))
    if as_format == "json":
        desk.out(as_json(learn_text.rehearsal_json(found, words)))
    else:
        desk.out("\n".join(learn_text.rehearsal_lines(found, words)))


@learn.command(
    "forget", help=N_("Delete what your private file holds of a case; without a case, the whole file.")
)
@argument("case", N_("CASE"), required=False, default="")
@pass_desk
def forget(desk: Desk, case: str) -> None:
    """Delete one case from the private file, or the file itself."""
    gone, words = desk.workshop.learning.forget(desk.actor, case), desk.words
    if not gone:
        desk.say(words("There was nothing to delete."))
    elif case:
        desk.say(words("Deleted: your choices and sentences of this case. No copy was kept."))
    else:
        desk.say(words("Deleted: your whole private file. No copy was kept."))


def _tell(desk: Desk, place: Place) -> None:
    """Print the scene's id, and say how to go on."""
    case_id = place.play.case.id
    desk.say(desk.words("“ethics-workshop learn show {case}” shows where you are.", case=case_id))
    desk.out(place.play.here.id)
