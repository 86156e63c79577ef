"""What every command shares: help that is translated when it is shown, global options anywhere, and plain output."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ethics_workshop.cli.desk import Desk
from ethics_workshop.words.language import N_

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("text", "json")


def desk_of(ctx: click.Context) -> Desk:
    """Return the desk of the running program: its words, its settings and the workshop."""
    desk = ctx.find_root().obj
    assert isinstance(desk, Desk)  # noqa: S101  # main() puts it there
    return desk


def pass_desk(function: F) -> F:
    """Hand the desk to a command as its first argument."""

    @functools.wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        return function(desk_of(click.get_current_context()), *args, **kwargs)

    return run  # type: ignore[return-value]


class Option(click.Option):
    """An option whose help is a msgid, and whose metavar is translated."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the help row in the user's language."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        spec, text = record
        return spec, text.replace(self.help, desk_of(ctx).words(self.help), 1)

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the metavar in the user's language."""
        return desk_of(ctx).words(self.metavar) if self.metavar else super().make_metavar(ctx)


class Argument(click.Argument):
    """An argument whose metavar is translated."""

    def make_metavar(self, ctx: click.Context) -> str:
        """Return the metavar in the user's language."""
        return desk_of(ctx).words(self.metavar) if self.metavar else super().make_metavar(ctx)


class _Translated(click.Command):
    """What commands and groups share: their help is a msgid."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the one line that a list of commands shows."""
        context = click.get_current_context(silent=True)
        text = self.help or ""
        return desk_of(context).words(text) if context else text[:limit]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the user's language."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(desk_of(ctx).words(self.help))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage line's pieces in the user's language."""
        words = desk_of(ctx).words
        known = {
            "[OPTIONS]": words("[OPTIONS]"),
            "COMMAND [ARGS]...": words("COMMAND [ARGS]…"),
            "[COMMAND] [ARGS]...": words("[COMMAND] [ARGS]…"),
        }
        return [known.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]


class Leaf(_Translated):
    """A command. It takes the global options too, so that they may stand before or after it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_options(hidden=True))


class Group(_Translated, click.Group):
    """A group of commands."""

    command_class = Leaf

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_options(hidden=True))


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """Return the options that stand before or after any command. A later one wins; banks add up."""
    rows: tuple[tuple[str, str, str, str, bool], ...] = (
        (
            "--data",
            "data_folder",
            N_("DIR"),
            N_("Where the records are (default: your own data folder)."),
            False,
        ),
        (
            "--bank",
            "bank_folders",
            N_("DIR"),
            N_("A case bank; may be repeated (default: the bank inside)."),
            True,
        ),
        ("--lang", "language", N_("en|fr"), N_("The language: en or fr."), False),
        ("--as", "acting_person", N_("PERSON"), N_("Who acts: a person_id of the roster."), False),
    )
    return [
        Option(
            [flag, name],
            metavar=metavar,
            help=text,
            multiple=multiple,
            hidden=hidden,
            expose_value=False,
            callback=_remember,
        )
        for flag, name, metavar, text, multiple in rows
    ]


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value and param.name:
        desk_of(ctx).remember(param.name, value)


def option(*names: str, **kwargs: Any) -> Callable[[F], F]:
    """Declare an option of a command."""
    return click.option(*names, cls=Option, **kwargs)


def argument(name: str, metavar: str, **kwargs: Any) -> Callable[[F], F]:
    """Declare an argument of a command; `metavar` is a msgid."""
    return click.argument(name, cls=Argument, metavar=metavar, **kwargs)


def format_option(function: F) -> F:
    """Give a command that lists or shows its `--format`."""
    declare = option(
        "--format",
        "as_format",
        type=click.Choice(FORMATS),
        default="text",
        help=N_("Plain lines (text) or JSON (json)."),
    )
    return declare(function)


def paper_option(function: F) -> F:
    """Give a command that makes a paper the `--format` of its file."""
    from ethics_workshop.services.handouts import FORMATS as PAPERS

    declare = option(
        "--format",
        "as_format",
        type=click.Choice(PAPERS),
        help=N_("The kind of file (default: the ending of its name, or txt)."),
    )
    return declare(function)


def out_option(function: F) -> F:
    """Give a command the `--out` of a file that may be printed instead (`put_out`)."""
    declare = option(
        "--out",
        metavar=N_("FILE"),
        type=click.Path(path_type=Path),
        help=N_("The file to write (default: standard output)."),
    )
    return declare(function)


def put_out(desk: Desk, text: str, out: Path | None, write: Callable[[str, Path], None]) -> None:
    """Print `text`, or write it by `write` and print where. Raises what `write` raises."""
    if out is None:
        desk.out(text.rstrip("\n"))
    else:
        write(text, out)
        desk.out(str(out))


def as_json(value: Any) -> str:
    """Return `value` as JSON, readable, in Unicode."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)
