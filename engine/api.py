"""The public API: what `import engine` offers. Its names are promised by semantic versioning, no others are.

Each call starts the process that reads a file and ends it. Everything runs on this machine: nothing is sent.
"""

import os
from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.document import BlockKind, Document
from engine.core.errors import RecognitionMissing
from engine.core.found_files import FoundFiles
from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.core.results import Analysis, CheckedSentence, Keyword, Summary, Topic

# What computes is imported where it is called, so that a program that imports this starts at once.
if TYPE_CHECKING:
    from engine.loading.ocr import OcrService

DEFAULTS = Options()

FilePath = str | os.PathLike[str]


def analyze_file(
    path: FilePath,
    options: Options = DEFAULTS,
    *,
    password: str = "",
    encoding: str = "",
    recognize: bool = False,
    quoted_kinds: Collection[BlockKind] = (),
    report: Report = silent,
) -> Analysis:
    """Read a file and find its summary, keywords and topics.

    encoding is that of a text's letters, by Python's name, where it is known better. recognize has the text
    of scanned pages, and of pictures, recognised, which needs the extra "recognition". quoted_kinds count as
    prose here, though they are left out as a rule.

    Raises DocumentError, of the kind that says why. A model that cannot be used is no error: the analysis
    says in ranked_by and in summary.written_by what took its place, and why.
    """
    from engine.pipeline.files import analyze_file
    from engine.readers.worker.process import ReaderProcess

    file = Path(path)
    with ReaderProcess() as readers:
        ocr = _ocr_for(file, is_wanted=recognize)
        return analyze_file(
            file,
            options,
            report,
            readers=readers,
            ocr=ocr,
            password=password,
            encoding=encoding,
            quoted=quoted_kinds,
        )


def find_documents(paths: Collection[FilePath], *, report: Report = silent) -> FoundFiles:
    """Find the documents in files, folders and ZIP archives, and say what was left out of them and why.

    The path of a document in an archive goes on behind the archive's, and can be handed to analyze_file.
    """
    from engine.loading.discovery import find_files
    from engine.readers.worker.process import ReaderProcess

    with ReaderProcess() as readers:
        return find_files([Path(path) for path in paths], readers, report)


def analyze_text(
    text: str, options: Options = DEFAULTS, *, title: str = "", report: Report = silent
) -> Analysis:
    """Find the summary, keywords and topics of a text. Raises NoTextFound on white space alone."""
    from engine.pipeline.files import analyze_text

    return analyze_text(text, options, report, title=title)


def read_file(
    path: FilePath,
    *,
    password: str = "",
    encoding: str = "",
    recognize: bool = False,
    quoted_kinds: Collection[BlockKind] = (),
    report: Report = silent,
) -> Document:
    """Read a file, and find nothing in it yet. Parameters and errors are those of analyze_file."""
    from engine.pipeline.files import read_file
    from engine.readers.worker.process import ReaderProcess

    file = Path(path)
    with ReaderProcess() as readers, _ocr_for(file, is_wanted=recognize) as ocr:
        return read_file(
            file, readers, report, ocr=ocr, password=password, encoding=encoding, quoted=quoted_kinds
        )


def summarize(
    source: Document | Analysis, options: Options = DEFAULTS, *, report: Report = silent
) -> Summary:
    """Quote a document's key sentences, or write about it, whichever options.style says.

    Of an Analysis by the same model only the number of sentences is changed, which takes no time.
    """
    if isinstance(source, Analysis):
        from engine.pipeline.resummarize import resummarize

        return resummarize(source, options, report).summary
    from engine.pipeline.analyze import summarize
    from engine.pipeline.workings import Workings

    return summarize(Workings(source, options.user_words, options.compute.threads), options, report)


def keywords(
    document: Document, options: Options = DEFAULTS, *, report: Report = silent
) -> tuple[Keyword, ...]:
    """Extract keywords, the best first, at most options.keywords. A document of stopwords alone has none."""
    from engine.keyword_extraction.extraction import find_keywords
    from engine.pipeline.workings import Workings
    from engine.ranking.sentence_roles import IDLE
    from engine.ranking.sentence_selection import judge_sentences

    tokens = Workings(document, options.user_words, options.compute.threads).tokens(report)
    _signs, roles = judge_sentences(document, options.kind, report)
    return find_keywords(tokens, options.keywords, report, tuple(role in IDLE for role in roles))


def topics(document: Document, options: Options = DEFAULTS, *, report: Report = silent) -> tuple[Topic, ...]:
    """Cluster the document's sentences into topics, by words and by the vectors of options.model."""
    from engine.pipeline.workings import Workings
    from engine.topic_extraction.extraction import find_topics

    workings = Workings(document, options.user_words, options.compute.threads)
    vectors = workings.ranked(options.model, report, kind=options.kind).vectors
    return find_topics(workings.tokens(report), report, vectors)


def check(
    text: str, document: Document, options: Options = DEFAULTS, *, report: Report = silent
) -> tuple[CheckedSentence, ...]:
    """Check each sentence of a text against the document it is said to be about.

    A sentence is a quote, a paraphrase, or unsupported; the results name its sources in the document and what
    was looked for in vain. A text without a sentence has none. Raises ModelError where the model fails.
    """
    from engine.pipeline.check import check

    return check(text, document, options, report)


def _ocr_for(path: Path, *, is_wanted: bool) -> "AbstractContextManager[OcrService | None]":
    """Raises RecognitionMissing where it is wanted and not installed."""
    if not is_wanted:
        return nullcontext()
    from engine.loading.ocr import OcrService
    from engine.readers.ocr.installation import can_recognize

    if not can_recognize():
        raise RecognitionMissing(path)
    return OcrService()
