"""What the settings screen says: names, values and remarks of the settings."""

from collections.abc import Mapping
from pathlib import Path

from ethics_workshop.services.preferences import Preference, Preferences
from ethics_workshop.tui import themes
from ethics_workshop.tui.prose import COOL, QUIET, STRONG, WARM, Prose
from ethics_workshop.tui.shell import LANGUAGE_NAMES
from ethics_workshop.words.language import N_, Words
from ethics_workshop.words.settings import ORIGINS, fault_line

WHO, LANGUAGE, THEME, UNIT, SECOND, DATA, KEYS = (
    "who",
    "language",
    "theme",
    "unit",
    "second_screen",
    "data",
    "keys",
)

NAMES: Mapping[str, tuple[str, str]] = {
    WHO: (N_("Who I am"), N_("Recorded with what you do; proposed to facilitate.")),
    LANGUAGE: (N_("Language"), N_("Of all screens and of the plain commands.")),
    THEME: (N_("Colours"), N_("Dark, light, high contrast, or without colour.")),
    UNIT: (N_("Default division"), N_("Proposed first when you plan a session.")),
    SECOND: (N_("Second screen"), N_("May your notes stay open during a session?")),
    DATA: (N_("Data folder"), N_("Another folder counts from the next start on.")),
    KEYS: (N_("Keys"), N_("Your own keys go under [keys] in the file.")),
}
"""Name and remark of each row, in the order of the screen."""

SECOND_SCREEN: Mapping[str, tuple[str, str]] = {
    "ask": (N_("Ask me"), N_("Your notes are hidden; a key keeps them open, after a question.")),
    "yes": (N_("Only I see it"), N_("Your notes stay open beside what the room sees, where the window is wide enough.")),
    "no": (N_("The room sees it"), N_("Your notes are hidden; a key peeks at them for a few seconds. They never stay.")),
}  # fmt: skip

SHOWN_KEYS = 8
"""Keys of the person's own that the screen lists."""
SHOWN_FAULTS = 6
"""Faults of the file that the screen lists: those mended, it lists the others."""


def theme_name(value: str) -> str:
    """Return the msgid of a theme's name, by its word in the settings."""
    return themes.NAMES.get(f"workshop-{value}", value)


def value_text(preference: Preference, value: str, name_of_actor: str, words: Words) -> str:
    """Return `value` of a setting as people read it."""
    who = f"{name_of_actor} ({value})" if name_of_actor else value
    said: Mapping[str, str] = {
        WHO: who or words("nobody in particular"),
        LANGUAGE: LANGUAGE_NAMES.get(value, value),
        THEME: words(theme_name(value)),
        UNIT: value.rpartition(" / ")[2] or words("your own, or the one used last"),
        SECOND: words(SECOND_SCREEN[value][0]) if value in SECOND_SCREEN else value,
        DATA: home_short(value),
    }
    return said[preference.name]


def home_short(path: str) -> str:
    """Return a path with `~` for one's own home."""
    home = str(Path.home())
    return f"~{path[len(home) :]}" if path.startswith((f"{home}/", f"{home}\\")) else path


def warning(preference: Preference, name_of_actor: str, words: Words) -> str:
    """Return what somebody should know of a setting now, in place of its remark; empty for nothing."""
    if preference.name == DATA and preference.filed and not _same(preference.filed, preference.value):
        path = home_short(preference.filed)
        if preference.origin in {"option", "environment"}:
            return _goes_before(path, preference.origin, words)
        return words("From the next start on: {path}", path=path)
    if preference.name == WHO and preference.value and not name_of_actor:
        return words("Nobody on the roster has this person_id.")
    if (
        preference.origin in {"option", "environment"}
        and preference.filed
        and preference.filed != preference.value
    ):
        return _goes_before(value_text(preference, preference.filed, "", words), preference.origin, words)
    return ""


def _goes_before(filed: str, origin: str, words: Words) -> str:
    if origin == "option":
        return words("The file says {value}; the option goes before it.", value=filed)
    return words("The file says {value}; the environment goes before it.", value=filed)


def _same(first: str, second: str) -> bool:
    return Path(first).expanduser() == Path(second).expanduser()


def origin_text(preference: Preference, words: Words) -> str:
    """Return where a value comes from."""
    return words(ORIGINS[preference.origin])


def keys_text(preferences: Preferences, words: Words) -> str:
    """Return how many commands have a key of the person's own."""
    count = len(preferences.keys)
    return words.n("{n} key of your own", "{n} keys of your own", count) if count else words("as they come")


def about_file(preferences: Preferences, words: Words, *, brief: bool) -> Prose:
    """Return what is wrong in the settings file and where it is; unless `brief`, what goes before it and what stands in it too."""
    page = Prose()
    if preferences.faults:
        count = len(preferences.faults)
        page.say(
            words.n(
                "{n} line cannot be used; the default holds there:",
                "{n} lines cannot be used; the defaults hold there:",
                count,
            ),
            WARM,
        )
        for fault in preferences.faults[:SHOWN_FAULTS]:
            page.say(fault_line(fault, words), lead="! ", lead_style=WARM)
        if count > SHOWN_FAULTS:
            more = count - SHOWN_FAULTS
            page.say(
                words.n("… and {n} more: mend these first.", "… and {n} more: mend these first.", more), QUIET
            )
    page.say(home_short(preferences.path), STRONG, gap=bool(page))
    if not preferences.remembers:
        page.say(
            words("Another data folder is open: switching by a key is not kept. What you choose here is."),
            QUIET,
        )
    page.say(words("A text file with remarks: change it here, or in any editor."), QUIET)
    if not brief:
        page.say(words("An option of the command line goes before it, and so does the environment."), QUIET)
        _written(page, preferences, words)
    return page


def _written(page: Prose, preferences: Preferences, words: Words) -> None:
    """Add the lines that set something, as they stand in the file."""
    set_here = [(held.name, f'"{held.filed}"') for held in preferences.all() if held.filed]
    keys = [(name, ", ".join(f'"{key}"' for key in held)) for name, held in preferences.keys.items()]
    if not set_here and not keys:
        page.gap(words("Nothing is set in it yet: the defaults hold."), QUIET)
        return
    page.gap(words("Set in it now:"), QUIET)
    for name, value in set_here:
        page.say(f"{name} = {value}", COOL, indent=2)
    if keys:
        page.say("[keys]", COOL, indent=2, gap=bool(set_here))
    for name, value in keys[:SHOWN_KEYS]:
        page.say(f"{name} = [{value}]", COOL, indent=2)
    if more := max(0, len(keys) - SHOWN_KEYS):
        page.say(words.n("… {n} more", "… {n} more", more), QUIET, indent=2)
