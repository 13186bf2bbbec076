"""What can go wrong with a corpus as a whole, and the words for it; one bad document is none of it."""

from typing import ClassVar


class CorpusError(Exception):
    """What was done stays in the store. detail is a fact: a path, a name, a number."""

    kind: ClassVar[str] = "corpus-failed"

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class StoreMissing(CorpusError):
    kind = "store-missing"


class StoreExists(CorpusError):
    """It holds another corpus, or something that is none."""

    kind = "store-exists"


class StoreInUse(CorpusError):
    kind = "store-in-use"


class StoreFull(CorpusError):
    """The disk has no room; what could not be written is not in the store."""

    kind = "store-full"


class StoreDamaged(CorpusError):
    """detail names the file."""

    kind = "store-damaged"


class StoreTooNew(CorpusError):
    kind = "store-too-new"


class SourceMissing(CorpusError):
    kind = "source-missing"


class ExtraMissing(CorpusError):
    """detail names the package that is not installed."""

    kind = "extra-missing"


class ClusterLost(CorpusError):
    """There is no way to the cluster, it refuses, or it went away in mid-work."""

    kind = "cluster-lost"


class ClusterOffline(CorpusError):
    """The processes of a cluster talk over the network, if only that of this computer, which is refused."""

    kind = "cluster-offline"


class NotInCorpus(CorpusError):
    kind = "not-in-corpus"


WORDS: dict[type[CorpusError], str] = {
    StoreMissing: "There is no corpus in {detail}. Make one with: precis corpus build STORE SOURCE…",
    StoreExists: "{detail} is in use for something else. Name a new folder, or go on with: precis corpus "
    "resume STORE",
    StoreInUse: "Another command is working on {detail}. Wait for it to end; meanwhile precis corpus status "
    "says how far it is.",
    StoreFull: "The disk is full: {detail}. What was analysed is kept. Make room and call: precis corpus "
    "resume STORE",
    StoreDamaged: "{detail} is damaged. precis corpus verify lists what is; precis corpus resume analyses "
    "its documents again.",
    StoreTooNew: "{detail} was made by a later version of Précis. Install that version.",
    SourceMissing: "There are no documents at {detail}. Check the name.",
    ExtraMissing: "Corpora need {detail}, which this installation of Précis comes without. Install Précis "
    "for your Python with it: pip install 'precis[corpus]'",
    ClusterLost: "The cluster cannot be used: {detail}. What was analysed is kept. Check its address and its "
    "certificates, and call: precis corpus resume STORE",
    ClusterOffline: "The processes that analyse a corpus talk to each other over 127.0.0.1, and working "
    "offline refuses that too. Call again without it: nothing else is connected to, unless a source or "
    "--cluster names it.",
    NotInCorpus: "There is no document {detail} in the corpus. Take its ID or path from precis corpus query.",
}


def explain_corpus(error: CorpusError) -> str:
    """Say what happened and what to do."""
    return WORDS.get(type(error), "The corpus could not be worked on: {detail}").format(detail=error.detail)
