"""A practice run: the same workshop on a copy of the records, which is thrown away. Nothing of it reaches the records."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ethics_workshop.domain.error import Problem, StorageError
from ethics_workshop.settings import PRACTICE_MARK, Settings
from ethics_workshop.wiring import MachineAdapters

if TYPE_CHECKING:
    from ethics_workshop.bank.bank import Bank
    from ethics_workshop.exchange.local import LocalFile
    from ethics_workshop.exchange.statement_folder import OwnStatements
    from ethics_workshop.services.ports_agendas import AgendaFiles
    from ethics_workshop.settings.personal import PersonalSettings


class PracticeAdapters(MachineAdapters):
    """The adapters of `model` on a data folder of their own, for its owner alone, with a copy of the records.

    The folder is gone at `discard`, and at the latest when the program ends. A stage that is opened works on it too,
    and says so: the folder is marked. Raises StorageError, and Refused while there are no records to practise with.
    """

    def __init__(self, model: MachineAdapters, settings: Settings) -> None:
        self._model = model
        try:
            self._folder = tempfile.TemporaryDirectory(
                prefix="ethics-workshop-practice-", ignore_cleanup_errors=True
            )
            folder = Path(self._folder.name)
            (folder / PRACTICE_MARK).touch(mode=0o600)
        except OSError as error:
            raise StorageError(Problem.DATA_FOLDER, path=tempfile.gettempdir()) from error
        super().__init__(replace(settings, data=folder))
        model.records.backup(folder / "records.db")

    @property
    def demo(self) -> bool:
        """Whether what is practised on was made up."""
        return self._model.demo

    @property
    def bank(self) -> "Bank":
        """The banks that are open already."""
        return self._model.bank

    @property
    def local(self) -> "LocalFile":
        """The department's own answers."""
        return self._model.local

    @property
    def preferences(self) -> "PersonalSettings":
        """The person's own settings."""
        return self._model.preferences

    @property
    def own_statements(self) -> "OwnStatements":
        """The department's own statements."""
        return self._model.own_statements

    @property
    def agenda_files(self) -> "AgendaFiles":
        """The department's own agendas."""
        return self._model.agenda_files

    def discard(self) -> None:
        """Throw away what was recorded."""
        self.close()
        self._folder.cleanup()
