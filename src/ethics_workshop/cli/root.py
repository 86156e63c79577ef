"""The program itself: its groups are imported when they are used, so that help is quick."""

import importlib

import click

from ethics_workshop import __version__
from ethics_workshop.cli.kit import Group, desk_of, global_options
from ethics_workshop.words.language import N_

COMMANDS = {
    "cases": ("cases", N_("The case bank: list, search, show, check.")),
    "toolkit": ("toolkit", N_("The toolkit: guides, a course, cards and links.")),
    "roster": ("roster", N_("The people: import and list.")),
    "agendas": ("agendas", N_("Agendas: list, show, your own, what fits into the time there is.")),
    "year": ("year", N_("A division’s year: planned, held, missed.")),
    "session": ("session", N_("Plan, lead and close a session.")),
    "commitments": ("loop", N_("What the units agreed to do, and what became of it.")),
    "questions": ("loop", N_("Questions for the V&E office, and their answers.")),
    "themes": ("loop", N_("What the units raise, by quarter.")),
    "feedback": ("loop", N_("How people found the sessions, all together.")),
    "learn": ("learn", N_("Work through a case alone: private, at your own pace.")),
    "trivia": ("trivia", N_("Five minutes of questions that come back: private, no points.")),
    "attest": ("attest", N_("Sign the statement, and check receipts.")),
    "roadmap": ("roadmap", N_("What is asked of whom, by when, and why.")),
    "completions": ("completions", N_("What was completed elsewhere: import, list, void.")),
    "acknowledge": ("acknowledge", N_("Verify what the people who report to you signed.")),
    "reminders": ("reminders", N_("Write reminders of what is due, to be sent by yourself.")),
    "statements": ("statements", N_("The statements that people sign, by version, and your own.")),
    "certificate": ("badge", N_("Write the certificate of a completion.")),
    "badge": ("badge", N_("Open Badges: completions that anybody can verify, offline.")),
    "record": ("record", N_("Write everything that is held about a person to one file.")),
    "settings": ("settings", N_("Your own settings: who you are, language, colours, keys.")),
    "export": ("export", N_("Write a spreadsheet file.")),
    "demo": ("demo", N_("Look around in a made-up department.")),
    "keys": ("keys", N_("The keys of the app, and how to change them.")),
    "verify": ("upkeep", N_("Check that the records hold.")),
    "rebuild": ("upkeep", N_("Derive all tables again from the journal.")),
    "backup": ("upkeep", N_("Write a whole copy of the records.")),
    "restore": ("upkeep", N_("Put a backup in the place of the records.")),
    "doctor": ("doctor", N_("Look at this computer: what is in order, what is not.")),
}
"""Every command, the module of `cli` that holds it, and its line in the help."""


class Root(Group):
    """`ethics-workshop`: without a command it opens the app."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of a first use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command when it is asked for."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"ethics_workshop.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101  # a test asks for each
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands without importing them."""
        words = desk_of(ctx).words
        with formatter.section(words("Commands")):
            formatter.write_dl([(name, words(text)) for name, (_, text) in COMMANDS.items()])


def build_root() -> click.Group:
    """Return the program's command tree."""
    root = Root(
        "ethics-workshop",
        callback=_open_app,
        invoke_without_command=True,
        no_args_is_help=False,
        help=N_(
            "Lead a team through values-and-ethics case studies. Without a command, the app opens; "
            "everything it does is a plain command too."
        ),
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    root.params = [*global_options(hidden=False), _version_option()]
    return root


def _version_option() -> click.Option:
    def show(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
        if value:
            desk_of(ctx).out(f"ethics-workshop {__version__}")
            ctx.exit()

    from ethics_workshop.cli.kit import Option

    return Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=N_("Show the version and exit."),
    )


def _open_app() -> None:
    ctx = click.get_current_context()
    if ctx.invoked_subcommand is None:
        from ethics_workshop.cli.app import open_app

        open_app(desk_of(ctx))
