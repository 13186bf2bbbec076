"""The intermediate results of a document's analysis, cached: its tokens, its ranking and its vectors."""

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.core.document import Document, DocumentKind
from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.pipeline.rank import Ranked, rank
from engine.text.tokens import TokenizedDocument, tokenize

Tokenize = Callable[[Document, Report, tuple[str, ...]], TokenizedDocument]
Rank = Callable[[TokenizedDocument, str, Report, Sequence[Path] | None, int, DocumentKind | None], Ranked]


class Workings:
    """What one document is analysed from: computed when it is first asked for, and kept as long as this is.

    An Analysis does without it, for a book's tokens and vectors take more than ten megabytes.
    """

    def __init__(
        self,
        document: Document,
        user_words: tuple[str, ...] = (),
        threads: int = 0,
        tokenize: Tokenize = tokenize,
        rank: Rank = rank,
    ) -> None:
        self.document = document
        self._user_words = user_words
        self._threads = threads
        self._tokenize = tokenize
        self._rank = rank
        self._tokens: TokenizedDocument | None = None
        self._ranked: Ranked | None = None
        self._asked: tuple[str, DocumentKind | None] = ("", None)

    def suit(self, document: Document, options: Options) -> bool:
        """Whether they are of this very document, with the words that options keep whole."""
        return self.document is document and self._user_words == options.user_words

    def tokens(self, report: Report = silent) -> TokenizedDocument:
        if self._tokens is None:
            self._tokens = self._tokenize(self.document, report, self._user_words)
        return self._tokens

    def ranked(
        self,
        model: str,
        report: Report = silent,
        places: Sequence[Path] | None = None,
        kind: DocumentKind | None = None,
    ) -> Ranked:
        """Return the ranking by Options.model for Options.kind, with its vectors. One is kept."""
        if self._ranked is None or self._asked != (model, kind):
            self._ranked = None  # two books' worth of vectors are one too many
            self._ranked = self._rank(self.tokens(report), model, report, places, self._threads, kind)
            self._asked = (model, kind)
        return self._ranked
