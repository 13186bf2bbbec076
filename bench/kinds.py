"""How often the kind of a document is found, on public sets whose documents are all of one kind.

    python -m bench.kinds [--data ../shared/data] [--documents 4] [--show]
    python -m bench.kinds --files FOLDER [--show]

Of each set the first documents of `val` with at least a thousand characters are read as plain text, which has
neither pages nor a title to go by. A set may have two right answers, where its own makers mix them. With
--files, the files are read whose folder's folder is called by a kind, FOLDER/law/…; a name with a hyphen
allows several kinds, FOLDER/blog-news/….
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from engine.core.document import Document, DocumentKind
from engine.core.errors import DocumentError
from engine.loading.loader import document_from_text, read_document
from engine.ranking.document_kind import find_kind
from engine.readers.worker.process import ReaderProcess

K = DocumentKind
SETS: dict[str, tuple[DocumentKind, ...]] = {
    "acl_papers": (K.PAPER,),
    "sumpubmed": (K.PAPER,),
    "kp_semeval2010": (K.PAPER,),
    "iis_papers_ru": (K.PAPER,),
    "kp_theses100": (K.THESIS, K.PAPER),
    "federal_register_rules": (K.LAW, K.REPORT),
    "contract_tosdr_policy": (K.POLICY, K.CONTRACT),
    "legal_case_reports": (K.JUDGMENT,),
    "minutes_w3c": (K.MINUTES,),
    "minutes_ethereum": (K.MINUTES,),
    "qmsum_meeting": (K.TRANSCRIPT, K.MINUTES),
    "crd3": (K.TRANSCRIPT,),
    "fredsum": (K.TRANSCRIPT,),
    "ectsum": (K.TRANSCRIPT, K.FINANCIAL),
    "convosumm_email": (K.MAIL,),
    "aeslc_email_subject": (K.MAIL,),
    "bbc_news_summary": (K.NEWS,),
    "kp_wikinews_fr": (K.NEWS,),
    "rt_news_ru": (K.NEWS,),
    "gov_blog": (K.BLOG, K.NEWS),
    "pingcap_blog_en": (K.BLOG,),
    "pingcap_blog_zh": (K.BLOG,),
    "manual_chapters_en": (K.MANUAL,),
    "manual_chapters_zh": (K.MANUAL,),
    "manual_chapters_other": (K.MANUAL,),
    "astro_docs_fr": (K.MANUAL,),
    "opensource_guides": (K.MANUAL, K.BLOG),
    "tech_proposals": (K.STANDARD,),
    "release_node": (K.RELEASE,),
    "squality_plot": (K.FICTION,),
    "textbook_sections_en": (K.BOOK, K.ENCYCLOPEDIA, K.MANUAL),
    "klexikon": (K.ENCYCLOPEDIA,),
    "kp_fao30": (K.REPORT, K.PAPER, K.BOOK),
}
FEWEST_CHARACTERS = 1_000


def documents_of(data: Path, name: str, number: int) -> Iterator[Document]:
    with gzip.open(data / name / "val.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        texts = (row["document"] for row in rows if len(row["document"]) >= FEWEST_CHARACTERS)
        yield from (document_from_text(text) for text in islice(texts, number))


def found_in_files(folder: Path, *, show: bool) -> tuple[int, int]:
    """Return how many files under the folders that kinds are called by were found to be of them, of all."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    with ReaderProcess() as readers:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).parts[0]
            try:
                document = read_document(path, readers)
            except DocumentError as error:
                print(f"not read: {path.name} ({error.kind})", flush=True)
                continue
            found = find_kind(document)
            total[name] += 1
            right[name] += str(found) in name.split("-")
            if show and str(found) not in name.split("-"):
                print(f"{name:12} {found!s:12} {path.name}: {document.title[:60]}", flush=True)
    for name, number in total.items():
        print(f"{name:24} {right[name]} of {number}")
    return right.total(), total.total()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--documents", type=int, default=4)
    parser.add_argument("--show", action="store_true", help="name what was found of each set")
    parser.add_argument("--files", type=Path, help="a folder of files in folders that kinds are called by")
    arguments = parser.parse_args()
    if arguments.files:
        right, total = found_in_files(arguments.files, show=arguments.show)
        print(f"right {right} of {total}, {100 * right / total:.0f} %")
        return
    right = total = 0
    for name, kinds in SETS.items():
        found = [find_kind(document) for document in documents_of(arguments.data, name, arguments.documents)]
        right += sum(kind in kinds for kind in found)
        total += len(found)
        if arguments.show:
            print(f"{name:24} {' '.join(str(kind) for kind in found)}", flush=True)
    print(f"right {right} of {total}, {100 * right / total:.0f} %")


if __name__ == "__main__":
    main()
