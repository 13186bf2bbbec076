"""Reading aloud of the summary that is shown, sentence by sentence, each marked while it is heard."""

from PySide6.QtCore import QObject

from gui.results.speaker import Speaker
from gui.shell.reading_view import ReadingView


class ReadingAloud(QObject):
    """Leads a speaker through the sentences of the summary. A pause begins its sentence again."""

    def __init__(self, reading: ReadingView, speaker: Speaker | None = None) -> None:
        super().__init__(reading)
        self._reading = reading
        self._speaker = speaker or Speaker(parent=self)
        self._texts: tuple[str, ...] = ()
        self._row = 0
        self._language = ""
        self.is_paused = False
        self._bar = reading.result.speech_bar
        self._bar.pause_requested.connect(self.pause)
        self._bar.stop_requested.connect(self.stop)
        self._speaker.ended.connect(self._go_on)
        self._speaker.failed.connect(self._tell_failure)

    @property
    def is_reading(self) -> bool:
        """Whether something is read, or paused."""
        return bool(self._texts)

    def start(self) -> None:
        """Read from the chosen sentence on, or from the first; where it is read already, stop."""
        if self.is_reading:
            self.stop()
            return
        shown = self._reading.shown()
        summary = self._reading.result.summary
        sentences = summary.shown_sentences()
        if shown is None or not sentences:
            return
        if not self._speaker.can_speak():
            self._bar.show_failure(is_missing=True)
            return
        self._language = shown.document.language
        chosen = summary.list.chosen_row()
        self._row = 0 if chosen is None else list(sentences).index(chosen.sentence)
        self._texts = tuple(sentence.text for sentence in sentences)
        self._read()

    def pause(self) -> None:
        """Be silent, or read the sentence again at which that was asked for."""
        if not self.is_reading:
            return
        if self.is_paused:
            self._read()
        else:
            self.is_paused = True
            self._speaker.stop()
            self._bar.show_pause()

    def stop(self) -> None:
        """Read no more."""
        self._end()
        self._bar.hide()

    def _end(self) -> None:
        self._speaker.stop()
        self._texts, self.is_paused = (), False

    def _read(self) -> None:
        view, row = self._reading.result.summary, self._row
        sentences = view.shown_sentences()
        if row >= len(sentences) or sentences[row].text != self._texts[row]:
            self.stop()  # another document or summary is shown by now
            return
        self.is_paused = False
        view.show_whole()
        view.list.setCurrentIndex(view.list.model().index(row, 0))
        self._bar.show_sentence(row + 1, len(self._texts))
        self._speaker.say(self._texts[row], self._language)

    def _go_on(self) -> None:
        self._row += 1
        if self._row < len(self._texts):
            self._read()
        else:
            self.stop()

    def _tell_failure(self) -> None:
        self._end()
        self._bar.show_failure(is_missing=False)
