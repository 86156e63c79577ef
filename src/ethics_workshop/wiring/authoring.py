"""What authors of cases work with: drafts, translation tables, packs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ethics_workshop.machine.clock import SystemClock
from ethics_workshop.settings import Settings
from ethics_workshop.wiring import check_bank, open_bank

if TYPE_CHECKING:
    from ethics_workshop.bank.bank import Bank
    from ethics_workshop.services.drafting import DraftService
    from ethics_workshop.services.packs import PackService
    from ethics_workshop.services.tables import TableService


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of the case file format."""
    from ethics_workshop.bank.schema import case_schema as schema

    return schema()


def drafting(settings: Settings, folder: str = "") -> "DraftService":
    """Return what begins cases: in the bank `folder`, or else in the department's own pack."""
    import json

    from ethics_workshop.bank.draft import draft_of
    from ethics_workshop.bank.emit import toml_of
    from ethics_workshop.exchange.fresh import write_new
    from ethics_workshop.services.drafting import DraftService
    from ethics_workshop.settings import PACKS

    return DraftService(
        open_bank(settings, None),
        lambda case_id, answers, today: toml_of(draft_of(case_id, answers, today)),
        write_new,
        SystemClock(),
        Path(folder).expanduser() if folder else settings.data / PACKS / "local",
        schema=None if folder else lambda: json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n",
    )


def tables(settings: Settings) -> "TableService":
    """Return what writes and takes in translation tables."""
    from ethics_workshop.bank.units import edited, units_of
    from ethics_workshop.exchange.table import read_case_text, read_table, write_case_text, write_table
    from ethics_workshop.services.tables import CaseText, TableService

    case_text = CaseText(units_of, edited, read_case_text, write_case_text)
    return TableService(open_bank(settings, None), case_text, read_table, write_table)


def packs(settings: Settings) -> "PackService":
    """Return what adds and removes packs."""
    from ethics_workshop.exchange.pack_folder import PackFolder, sound_name
    from ethics_workshop.exchange.pack_reader import read_pack
    from ethics_workshop.services.packs import PackService
    from ethics_workshop.settings import PACKS

    def opened(folder: Path | None) -> "Bank":
        one = settings if folder is None else replace(settings, banks=(folder,), data=folder)
        return open_bank(one, None)

    return PackService(
        read_pack,
        PackFolder(settings.data / PACKS),
        opened,
        lambda folder: check_bank(settings, folder, release=False)[1],
        sound_name,
    )


def read_answers(path: Path) -> dict[str, Any]:
    """Return the fields of a case that a TOML file holds. Raises BadInput for one that cannot be read."""
    from ethics_workshop.bank.answers import read_answers as read

    return read(path)
