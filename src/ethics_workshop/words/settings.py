"""The settings in words: what is wrong in a settings file and how to mend it, and where a value comes from."""

from collections.abc import Mapping

from ethics_workshop.domain.listing import Fault
from ethics_workshop.domain.text import clean
from ethics_workshop.words.language import N_, Words

FAULTS: Mapping[str, str] = {
    "not-a-file": N_("this is not a file; move it away, or name another file in ETHICS_WORKSHOP_SETTINGS"),
    "not-readable": N_("this cannot be read; ask for the right to open it, or name another file"),
    "too-large": N_("the file is larger than {limit} KB; delete what is not a setting"),
    "not-utf8": N_("a letter is not UTF-8; save the file as UTF-8"),
    "toml": N_("this line cannot be read; write it as {example}, or delete it"),
    "twice": N_("this is said a second time; keep one of the two"),
    "unknown": N_("no setting has this name; delete the line, or use one of {known}"),
    "unknown-near": N_("no setting has this name; did you mean “{near}”?"),
    "not-text": N_("this is not text; put it between quotation marks"),
    "not-listed": N_("this is none of the words for this setting; use one of {known}"),
    "not-printable": N_("there are invisible characters in this text; type it again"),
    "not-whole-path": N_("this path could be anywhere; write it whole, from / or ~ on"),
    "too-long": N_("this text has more than {limit} characters; shorten it"),
    "not-keys": N_("these are no keys; write one as {one}, or several as {several}"),
    "not-a-table": N_("keys are a table; write the line [keys], and under it one line for each command"),
}
"""By the code of the fault."""

EXAMPLES = {"example": 'theme = "dark"', "one": '"f4"', "several": '["f4", "s"]'}
"""What a file says: the same in both languages."""

LONGEST = 300
"""Characters of a field's name that are shown: a hostile file cannot fill the screen."""


ORIGINS: Mapping[str, str] = {
    "option": N_("option"),
    "environment": N_("environment"),
    "file": N_("settings file"),
    "default": N_("default"),
}
"""Where a value comes from."""

HEAD = (
    N_("Your settings of Ethics Workshop, on this computer. A line that begins with # is only a remark."),
    N_("To set something, take away its # and write your own value; or do it in the app, under Settings."),
    N_("“ethics-workshop settings check” says what is wrong, and on which line."),
)
REMARKS: tuple[tuple[str, str], ...] = (
    ('who = "E01"', N_("Who you are: your person_id on the roster. The option --as goes before it.")),
    ('language = "en"', N_("The language: en or fr.")),
    ('theme = "dark"', N_("The colours: dark, light, contrast (high contrast) or mono (without colour).")),
    ('unit = "Division 2"', N_("The division that is proposed for a session: its name, or sector / branch / division.")),
    ('second_screen = "ask"', N_("Do you have a screen that the room does not see? yes: your notes stay open on it; no: they stay hidden; ask.")),
    ('data = "~/ethics-workshop"', N_("The folder of your records, from the next start on.")),
)  # fmt: skip
KEYS_REMARK = N_(
    "Your own keys: the name of a command (ethics-workshop keys lists them), and its key or keys. {example}"
)
KEYS_EXAMPLE = ('cockpit-next = "g"', 'cockpit-next = ["g", "f7"]')


def template(words: Words) -> str:
    """Return a settings file that sets nothing and explains everything, in the language of `words`."""
    parts = [*(f"# {words(line)}" for line in HEAD), ""]
    for example, remark in REMARKS:
        parts += [f"# {words(remark)}", f"# {example}", ""]
    keys = words(
        KEYS_REMARK,
        example=words("For example: {one}, {several}", one=KEYS_EXAMPLE[0], several=KEYS_EXAMPLE[1]),
    )
    return "\n".join([*parts, f"# {keys}", "[keys]", ""])


def fault_line(fault: Fault, words: Words) -> str:
    """Return a fault as one line: `settings.toml:3: theme: what is wrong; how to mend it`."""
    name = clean(fault.path.replace("\\", "/").rpartition("/")[2])
    where = [f"{name}:{fault.line}", *filter(None, [clean(fault.field)[:LONGEST]])]
    return ": ".join([*where, words(FAULTS[fault.code], **EXAMPLES, **dict(fault.facts))])
