"""click's own sentences, marked here so that our catalogue speaks for click too (`boundary` points click at it).

This module is never imported: the catalogue is drawn from the source text.
"""

from ethics_workshop.words.language import N_, Words

MARKED = (
    N_("Usage:"),
    N_("Options"),
    N_("Positional arguments"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("required"),
    N_("default: {default}"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing command."),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Option {name!r} does not take a value."),
    N_("{value!r} is not a valid {number_type}."),
    N_("Choose from:\n\t{choices}"),
    N_("Argument {name!r} takes {nargs} values."),
)


def _plurals(words: Words) -> tuple[str, ...]:
    return (
        words.n("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
        words.n("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        words.n("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
        words.n("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
        words.n("Takes {nargs} values but 1 was given.", "Takes {nargs} values but {len} were given.", 1),
    )
