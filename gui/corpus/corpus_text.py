"""Words about a corpus in the window: what went wrong, what was found, how much was read."""

from engine.core.errors import DocumentError
from engine.corpus import errors
from engine.messages import Message, explain
from gui.corpus.corpus_reader import LIMIT, CorpusOverview, CorpusReply
from gui.messages import translate


def explain_corpus_error(error: Exception, name: str) -> Message:
    """Say why a corpus cannot be shown, and what to do; name is its folder's."""
    if isinstance(error, DocumentError):
        return explain(error, translate)
    what, advice = _explanation(error)
    return Message(what.format(name=name), advice)


def _explanation(error: Exception) -> tuple[str, str]:
    tr = translate
    match error:
        case errors.ExtraMissing():
            return (
                tr("This package of Précis cannot open a corpus."),
                tr("Install Précis for your Python with it: pip install 'precis[corpus]'"),
            )
        case errors.StoreMissing():
            return (
                tr("There is no corpus in {name}."),
                tr("Choose the folder that precis corpus build made, the one with corpus.json in it."),
            )
        case errors.StoreTooNew():
            return tr("{name} was made by a newer version of Précis."), tr(
                "Install the newest version of Précis."
            )
        case errors.StoreDamaged():
            return (
                tr("A part of {name} is damaged."),
                tr("precis corpus verify lists what is; precis corpus resume analyses its documents again."),
            )
        case errors.StoreFull():
            return tr("The disk is full: {name} cannot be searched."), tr(
                "Free some space and open it again."
            )
        case errors.NotInCorpus():
            return tr("The document is no longer in {name}."), tr("Open the corpus again.")
        case OSError():
            return (
                tr("Précis has no permission to write its index into {name}."),
                tr("Ask for permission to write there, or copy the corpus into a folder of your own."),
            )
    return tr("Précis made a mistake with {name}; the corpus is as it was."), tr("Open the corpus again.")


def describe_overview(overview: CorpusOverview) -> str:
    """Say how many documents a corpus has, and how many could not be read."""
    tr = translate
    count = f"{overview.documents:,}"
    said = [tr("One document") if overview.documents == 1 else tr("{count} documents").format(count=count)]
    if overview.failed:
        said.append(tr("{count} could not be read").format(count=f"{overview.failed:,}"))
    if overview.pending:
        said.append(tr("{count} are not analysed yet").format(count=f"{overview.pending:,}"))
    return " · ".join(said)


def describe_reply(reply: CorpusReply) -> str:
    """Say what the passages below it are."""
    tr = translate
    request, count = reply.request, f"{len(reply.passages):,}"
    if reply.summary is not None:
        words = tr("The best sentences of {count} documents.")
        if reply.summary.read < reply.summary.documents:
            words = tr("The best sentences of {read} of {count} documents.")
        read = words.format(read=f"{reply.summary.read:,}", count=f"{reply.summary.documents:,}")
        same = reply.summary.duplicates
        more = tr("{count} say nearly the same as another and count once.").format(count=f"{same:,}")
        return " ".join((read, more)) if same else read
    if request.similar is not None:
        return tr("Most like “{name}”:").format(name=request.similar.name)
    if not request.words.strip():
        if len(reply.passages) < LIMIT:
            return tr("Type words to look for, or choose a topic.")
        return tr("The first {count} documents. Type words to look for others.").format(count=count)
    if not reply.passages:
        return tr("No document has all of these words.")
    if len(reply.passages) == 1:
        return tr("One document:")
    return tr("{count} documents, the best first:").format(count=count)
