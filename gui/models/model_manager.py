"""Controller of the model manager: carries out what its user wants, and shows what came of it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.messages import describe_size
from engine.models.formats.manifest import LANGUAGE_MODEL, Manifest
from engine.models.selection import DefaultModels
from engine.models.store.acquisition import AcquisitionPlan
from engine.models.store.installing import AddModelRequest, ModelStore
from engine.system.memory import free_memory
from gui.models.add_model_dialog import AddModelDialog
from gui.models.model_jobs import ModelJobs
from gui.models.model_list import CatalogueOffer, InstalledModel, offered_beside, read_shelf
from gui.models.model_manager_dialog import ModelManagerDialog
from gui.models.model_text import plan_in_words
from gui.widgets.confirm import Confirm, confirm
from gui.widgets.text_formatting import breakable, one_line

SLACK = 1.05
"""How much more than the files that are known here may be fetched without asking again: cards, licences."""


class ModelManager(QObject):
    defaults_chosen = Signal(object)
    """The DefaultModels from now on."""
    changed = Signal()
    """Other models are on the shelf."""

    def __init__(
        self,
        window: QWidget,
        defaults: DefaultModels | None = None,
        store: ModelStore | None = None,
        ask: Confirm = confirm,
    ) -> None:
        super().__init__(window)
        self._defaults = defaults or DefaultModels()
        self._ask = ask
        self._agreed: CatalogueOffer | None = None
        """The model of the catalogue whose licence and size the user has agreed to."""
        self.work = ModelJobs(store or ModelStore(), self)
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

    def use_defaults(self, defaults: DefaultModels) -> None:
        """They were chosen elsewhere."""
        self._defaults = defaults

    def show(self) -> None:
        self._list()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def offer_writers(self) -> None:
        """Lead the user to a language model that can be fetched."""
        self.show()
        self.dialog.choose_writer_to_fetch()

    def close(self) -> bool:
        """Stop all work; return whether it has ended."""
        self.dialog.hide()
        return self.work.close()

    def add(self, request: AddModelRequest, agreed: CatalogueOffer | None = None) -> None:
        self._agreed = agreed
        self.work.add(request)

    def _ask_for(self, asked: str, offered: CatalogueOffer | None = None, more: tuple[str, ...] = ()) -> None:
        dialog = AddModelDialog(asked, offered, self.dialog, more=more)
        dialog.chosen.connect(lambda request: self.add(request, offered))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _choose_file(self) -> None:
        filters = ";;".join((self.tr("Models (*.gguf *.whl)"), self.tr("All files (*)")))
        names, _filter = QFileDialog.getOpenFileNames(self.dialog, self.tr("Add a model"), "", filters)
        if names:
            self._ask_for(names[0], more=tuple(names[1:]))

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
        words = self.tr("&Download and add") if plan.to_fetch else self.tr("&Add")
        self.work.answer(
            yes=self._ask(self.dialog, self.tr("Add a model"), breakable(plan_in_words(plan)), words)
        )

    def _show_added(self, manifest: Manifest) -> None:
        self._list()
        self.dialog.choose(manifest.name)
        defaults = self._defaults
        is_free = not (defaults.writers if manifest.kind == LANGUAGE_MODEL else defaults.rankers)
        words = self.tr("{name} is installed and will be used for documents from now on.")
        if not is_free:
            words = self.tr("{name} is installed. Another model is the default; you can choose this one.")
        self.dialog.tell(words.format(name=one_line(manifest.shown_name)))
        self.changed.emit()

    def _remove(self, model: InstalledModel) -> None:
        size = describe_size(model.found.bytes) if isinstance(model.found, Manifest) else ""
        question = self.tr("Remove {name}? This frees {size}. Summaries made with it stay.")
        if not size:
            question = self.tr("Remove {name}? Summaries made with it stay.")
        question = breakable(question.format(name=one_line(model.shown_name), size=size))
        if self._ask(self.dialog, self.tr("Remove a model"), question, self.tr("&Remove")):
            self.work.remove(model.name)

    def _show_removed(self, name: str) -> None:
        if name in self._defaults.names:
            self._choose_defaults(self._defaults.without(name))
        self._list()
        self.dialog.tell(self.tr("{name} was removed.").format(name=one_line(name)))
        self.changed.emit()

    def _use_by_default(self, model: InstalledModel) -> None:
        """Choose a model for its languages, or no more if it is chosen."""
        defaults = self._defaults
        if model.name in defaults.names or not isinstance(model.found, Manifest):
            self._choose_defaults(defaults.without(model.name))
        else:
            choose = defaults.with_ranker if model.ranks else defaults.with_writer
            self._choose_defaults(choose(model.name, model.found.languages))
        self._list()

    def _choose_defaults(self, defaults: DefaultModels) -> None:
        self._defaults = defaults
        self.defaults_chosen.emit(defaults)

    def _list(self) -> None:
        installed = read_shelf(self.work.store)
        self.dialog.show_models(installed, offered_beside(installed, free_memory()), self._defaults)
