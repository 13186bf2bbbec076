"""The shelf window at work: does what its user wants, and shows what came of it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.core.options import ANY_WRITER, PERFORMER
from engine.models.formats.manifest import LANGUAGE_MODEL, Manifest
from engine.models.selection import chosen_no_more, chosen_too, names_of
from engine.models.store.acquisition import AcquisitionPlan
from engine.models.store.installing import AddModelRequest, ModelStore
from gui.models.add_model_dialog import AddModelDialog
from gui.models.model_jobs import ModelJobs
from gui.models.model_list import CatalogueOffer, InstalledModel, offered_beside, read_shelf
from gui.models.model_manager_dialog import ModelManagerDialog
from gui.models.model_text import plan_in_words, size_in_words
from gui.widgets.confirm import Confirm, confirm
from gui.widgets.text_formatting import breakable, one_line

SLACK = 1.05
"""How much more than the files that are known here may be fetched without asking again: cards, licences."""


class ModelManager(QObject):
    defaults_chosen = Signal(str, str)
    """What ranks and what writes from now on, as Options.model and Options.writer say it."""
    changed = Signal()
    """Other models are on the shelf."""

    def __init__(
        self,
        window: QWidget,
        ranker: str = PERFORMER,
        writer: str = ANY_WRITER,
        premises: ModelStore | None = None,
        ask: Confirm = confirm,
    ) -> None:
        super().__init__(window)
        self._ranker, self._writer = ranker, writer
        self._ask = ask
        self._agreed: CatalogueOffer | None = None
        """The model of the catalogue whose licence and size the user has agreed to."""
        self.work = ModelJobs(premises or ModelStore(), self)
        self.dialog = ModelManagerDialog(window)
        self._connect()
        self._list()

    def _connect(self) -> None:
        dialog, work = self.dialog, self.work
        dialog.catalogue_wanted.connect(lambda offered: self._ask_for(offered.name, offered))
        dialog.hub_wanted.connect(lambda: self._ask_for(""))
        dialog.file_wanted.connect(self._choose_file)
        dialog.folder_wanted.connect(self._choose_folder)
        dialog.check_wanted.connect(lambda model: work.check(model.folder))
        dialog.measure_wanted.connect(lambda model: work.measure(model.folder))
        dialog.removal_wanted.connect(self._remove)
        dialog.default_wanted.connect(self._use_by_default)
        dialog.stop_wanted.connect(work.stop)
        work.began.connect(dialog.begin)
        work.progressed.connect(dialog.show_progress)
        work.ended.connect(dialog.end)
        work.failed.connect(dialog.tell_failure)
        work.checked.connect(dialog.tell_checked)
        work.measured.connect(dialog.tell_speed)
        work.asked.connect(self._answer)
        work.added.connect(self._show_added)
        work.removed.connect(self._show_removed)

    def use_defaults(self, ranker: str, writer: str) -> None:
        """They were chosen elsewhere."""
        self._ranker, self._writer = ranker, writer

    def show(self) -> None:
        self._list()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def close(self) -> bool:
        """Stop all work; return whether it has ended."""
        self.dialog.hide()
        return self.work.close()

    def add(self, wish: AddModelRequest, agreed: CatalogueOffer | None = None) -> None:
        self._agreed = agreed
        self.work.add(wish)

    def _ask_for(self, asked: str, offered: CatalogueOffer | None = None) -> None:
        dialog = AddModelDialog(asked, offered, self.dialog)
        dialog.chosen.connect(lambda wish: self.add(wish, offered))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self) -> None:
        filters = ";;".join((self.tr("Models (*.gguf *.whl)"), self.tr("All files (*)")))
        name, _filter = QFileDialog.getOpenFileName(self.dialog, self.tr("Add a model"), "", filters)
        if name:
            self._ask_for(name)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.dialog, self.tr("Add a model"))
        if name:
            self._ask_for(name)

    def _answer(self, plan: AcquisitionPlan) -> None:
        """Ask whether the model shall be added, unless the user has agreed to all that is to be told."""
        agreed = self._agreed
        known = agreed is not None and agreed.model.licence == plan.licence
        if agreed is not None and known and plan.to_fetch <= SLACK * agreed.bytes:
            self.work.answer(yes=True)
            return
        words = self.tr("&Fetch and add") if plan.to_fetch else self.tr("&Add")
        self.work.answer(
            yes=self._ask(self.dialog, self.tr("Add a model"), breakable(plan_in_words(plan)), words)
        )

    def _show_added(self, manifest: Manifest) -> None:
        self._list()
        self.dialog.choose(manifest.name)
        is_free = not names_of(self._writer if manifest.kind == LANGUAGE_MODEL else self._ranker)
        words = self.tr("{name} is on the shelf and will be used for documents from now on.")
        if not is_free:
            words = self.tr("{name} is on the shelf. Another model is the default; this one can be chosen.")
        self.dialog.tell(words.format(name=one_line(manifest.name)))
        self.changed.emit()

    def _remove(self, model: InstalledModel) -> None:
        size = size_in_words(model.found.bytes) if isinstance(model.found, Manifest) else ""
        question = self.tr("Remove {name} from the shelf? {size} become free. Summaries made with it stay.")
        if not size:
            question = self.tr("Remove {name} from the shelf? Summaries made with it stay.")
        question = breakable(question.format(name=one_line(model.name), size=size))
        if self._ask(self.dialog, self.tr("Remove a model"), question, self.tr("&Remove")):
            self.work.remove(model.name)

    def _show_removed(self, name: str) -> None:
        if name in names_of(self._ranker) + names_of(self._writer):
            self._choose_defaults(
                chosen_no_more(self._ranker, name, PERFORMER), chosen_no_more(self._writer, name, ANY_WRITER)
            )
        self._list()
        self.dialog.tell(self.tr("{name} is no longer on the shelf.").format(name=one_line(name)))
        self.changed.emit()

    def _use_by_default(self, model: InstalledModel) -> None:
        if model.ranks:
            self._choose_defaults(_toggled(self._ranker, model, PERFORMER), self._writer)
        else:
            self._choose_defaults(self._ranker, _toggled(self._writer, model, ANY_WRITER))
        self._list()

    def _choose_defaults(self, ranker: str, writer: str) -> None:
        self._ranker, self._writer = ranker, writer
        self.defaults_chosen.emit(ranker, writer)

    def _list(self) -> None:
        installed = read_shelf(self.work.premises)
        self.dialog.show_models(installed, offered_beside(installed), self._ranker, self._writer)


def _toggled(chosen: str, model: InstalledModel, none: str) -> str:
    """Choose a model for its languages, or no more if it is chosen."""
    if model.name in names_of(chosen) or not isinstance(model.found, Manifest):
        return chosen_no_more(chosen, model.name, none)
    return chosen_too(chosen, model.name, model.found.languages, none)
