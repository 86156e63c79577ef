"""What a learner reads, part by part: the scene, what follows a choice, and at the end both roads."""

from collections.abc import Sequence

from ethics_workshop.domain.case import Option
from ethics_workshop.domain.play import Play
from ethics_workshop.services.learning import Rehearsal
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.widgets.options import Lettered
from ethics_workshop.words.language import Words
from ethics_workshop.words.learning import PRIVATE


def lettered(options: Sequence[Option], words: Words) -> list[Lettered]:
    """Return the options with their letters: their ids, where these are letters, as the plain commands have them."""
    own = all(len(option.id) == 1 for option in options)
    return [
        Lettered(option.id, (option.id if own else "abcd"[index]).upper(), words.text(option.label))
        for index, option in enumerate(options)
    ]


def scene(play: Play, words: Words) -> Prose:
    """Return what happens since the last choice, and the question; before the first one, the promise."""
    page = Prose()
    for each in (*play.read, play.here):
        page.gap(words.text(each.text))
    if play.here.question is not None:
        page.gap(words.text(play.here.question), WARM)
    return page


def promise(words: Words) -> str:
    """Return what is promised before the first choice."""
    return words(PRIVATE)


def met(play: Play, parts: int, words: Words) -> Prose:
    """Return what follows the last choice, as far as it is revealed: the story, the reason, the words to say."""
    option = play.last
    page = Prose()
    if option is None:
        return page
    page.say(words("You chose: {text}", text=words.text(option.label)), QUIET)
    page.gap(words("What happens"), WARM)
    page.say(words.text(option.outcome), STRONG)
    if parts > 1:
        page.gap(words("Why it matters"), WARM)
        page.say(words.text(option.feedback))
        why = words("Why people choose it: {text}", text=words.text(option.why_people_choose))
        page.gap(why, QUIET)
    if parts > 2 and option.say is not None:
        page.gap(words("What to say"), WARM)
        page.say(words.text(option.say), COOL)
    return page


def parts_of(play: Play) -> int:
    """Return how many parts the outcome of the last choice has: words to say are not proposed for every choice."""
    return 3 if play.last is not None and play.last.say is not None else 2


def ending(play: Play, words: Words) -> Prose:
    """Return the end: its scene, the path taken, the road not taken, the line and the judgment."""
    page = Prose()
    for each in (*play.read, play.here):
        page.gap(words.text(each.text), STRONG)
    page.gap(words("The path you took"), WARM)
    for number, turn in enumerate(play.turns, 1):
        page.say(words.text(turn.option.label), lead=f"{number}  ", lead_style=COOL)
    page.gap(words("The road not taken"), WARM)
    for number, turn in enumerate(play.turns, 1):
        for option in turn.not_taken:
            page.say(
                words.text(option.label),
                lead=f"{number}  ",
                lead_style=COOL,
                gap=number > 1 and option is turn.not_taken[0],
            )
            page.say(words.text(option.outcome), QUIET, indent=3)
    analysis = play.case.analysis
    page.gap(words("The line: what always holds"), WARM).say(words.text(analysis.line), STRONG)
    page.gap(words("The judgment: what depends"), WARM).say(words.text(analysis.judgment))
    return page


def comparison(found: Rehearsal, words: Words) -> Prose:
    """Return what was written, the newest first, beside what the case proposes."""
    page = Prose().say(words("Your words"), WARM)
    for each in reversed(found.written):
        page.say(each.text, STRONG, lead="• ", lead_style=QUIET)
    page.gap(words("What one could say"), WARM)
    for text in found.say:
        page.say(words.text(text), COOL, lead="• ", lead_style=QUIET)
    page.gap(
        words("Yours need not be the same: would the other person hear it, and could you say it?"), QUIET
    )
    return page
