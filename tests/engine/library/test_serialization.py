"""What is kept of an analysis is the analysis."""

import zlib
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from pathlib import Path

import pytest

from engine.core.document import (
    Block,
    BlockKind,
    Document,
    DocumentKind,
    LeftOutText,
    PlaceKind,
    PlaceLabel,
    Problem,
    ProblemKind,
    RecognizedLine,
    Span,
)
from engine.core.options import (
    ComputeOptions,
    Length,
    LengthUnit,
    Options,
    ReaderLimits,
    SummarySize,
    SummaryStyle,
    UnsupportedHandling,
)
from engine.core.results import (
    Analysis,
    ContextShare,
    Device,
    Discrepancy,
    DiscrepancyKind,
    Fallback,
    Keyword,
    RankedBy,
    Ranking,
    SentenceKind,
    ShortForm,
    Summary,
    SummarySentence,
    Timings,
    Topic,
    Translation,
    WrittenBy,
)
from engine.library.serialization import FORMAT, SerializationError, from_record, to_record

TEXT = "标题\nThe tide 😀 rose by 3 m. \udcff It fell\x00 again.\u2028Nobody saw it. العربية"


def every_field() -> Analysis:
    """An analysis in which no field has its default."""
    spans = (Span(3, 26), Span(27, 40))
    document = Document(
        path=Path("/tmp/ein Ordner/報告\udce9.pdf"),
        sha256="ab" * 32,
        format="pdf",
        title="<img src=file:///x>",
        language="zh",
        text=TEXT,
        blocks=(Block(Span(0, 2), BlockKind.HEADING, 2), Block(Span(3, len(TEXT)), BlockKind.LIST_ITEM)),
        sentences=spans,
        page_starts=(0, 27),
        places=(PlaceLabel(3, PlaceKind.MESSAGE, "Anna, 09:15"),),
        problems=(
            Problem(ProblemKind.NO_TEXT, (1, 3, 2**40)),
            Problem(ProblemKind.ENCODING_GUESSED, detail="GB18030"),
        ),
        characters_left_out=10**12,
        left_out=(LeftOutText(BlockKind.FURNITURE, "Home | News", 2),),
        authors="Anna; \udcff",
        published="2019-05",
        identifier="10.1/x",
        recognized=(RecognizedLine(2, "The tide rose", 72.5, 80.0, 300.25, 92.0, 0.75),),
        quoted_kinds=(BlockKind.COMMENT, BlockKind.TABLE),
        encoding="gb18030",
        parser="pypdf, then pdfium from page 12",
    )
    missing = (
        Discrepancy(DiscrepancyKind.AMOUNT, "$41 million", Span(2, 13), Span(0, 4)),
        Discrepancy(DiscrepancyKind.MEANING, "all of it"),
    )
    sentences = (
        SummarySentence("It rose.", SentenceKind.PARAPHRASE, 0.1 + 0.2, spans),
        SummarySentence("It cost $41 million.", SentenceKind.UNSUPPORTED, 1e-300, (), missing),
        SummarySentence(
            TEXT[3:26],
            SentenceKind.QUOTE,
            1.0,
            spans[:1],
            (),
            "CHAIR",
            True,
            "The tide … rose.",
            Translation("潮水上涨。", missing),
        ),
    )
    fallback = Fallback("model-damaged", "smollm", "sha256 of model.onnx")
    by = WrittenBy(
        "smollm", "2.1", Device("CPU", ("CUDA: none", "DirectML: none")), ContextShare(3, 40, 4000), fallback
    )
    return Analysis(
        document=document,
        options=Options(
            length=Length(LengthUnit.RATIO, 0.1),
            style=SummaryStyle.BULLETS,
            model="graph",
            keywords=7,
            kind=DocumentKind.LAW,
            hide_ending=True,
            brief=True,
            user_words=("湿地", "潮"),
            writer="smollm",
            size=SummarySize.LONG,
            unsupported=UnsupportedHandling.DROP,
            device="cpu",
            compute=ComputeOptions(3, ReaderLimits(30.5, 305.0, 2**33, 2**20)),
            output_language="en",
        ),
        ranking=Ranking((1, 0), (0.25, 1.0)),
        summary=Summary(SummaryStyle.BULLETS, "smollm", sentences, by, "en", by),
        keywords=(Keyword("tide", 1.0, spans), Keyword("潮", 0.5, ())),
        topics=(Topic("Tides", 0.75, ("tide", "rise"), spans), Topic("Other", 0.25, (), ())),
        timings=Timings(1.5, 2.5, 3.5),
        ranked_by=RankedBy("performer-en", "3", fallback),
        kind=DocumentKind.LAW,
        headline=sentences[2],
        short_forms=(ShortForm(spans[0], "The tide … rose."),),
    )


def defaults_in(value: object) -> set[str]:
    """Name the fields that never differ from their default, anywhere in value."""
    seen: dict[str, bool] = {}

    def look(one: object) -> None:
        if is_dataclass(one):
            for field in fields(one):
                mine = getattr(one, field.name)
                name = f"{type(one).__name__}.{field.name}"
                seen[name] = seen.get(name, False) or mine != field.default
                look(mine)
        elif isinstance(one, tuple):
            for each in one:
                look(each)

    look(value)
    return {name for name, differs in seen.items() if not differs}


def test_an_analysis_with_every_field_comes_back_equal():
    analysis = every_field()
    assert defaults_in(analysis) == set(), "this test is to be extended by the new fields"

    back = from_record(Analysis, to_record(analysis))

    assert back == analysis
    assert isinstance(back.summary.sentences[1].missing[0].kind, DiscrepancyKind)
    assert isinstance(back.document.path, Path)


def test_two_halves_of_a_letter_that_stand_apart_stay_apart():
    analysis = every_field()
    halves = "\ud83d\ude00"
    odd = replace(analysis, document=replace(analysis.document, text=halves, title=""))
    assert from_record(Analysis, to_record(odd)).document.text == halves


def test_a_record_that_is_cut_or_changed_anywhere_is_refused():
    record = to_record(every_field())
    for end in range(0, len(record) - 1, 7):
        with pytest.raises(SerializationError):
            from_record(Analysis, record[:end])
    for place in range(0, len(record), 7):
        with pytest.raises(SerializationError):
            from_record(Analysis, record[:place] + bytes([record[place] ^ 0x55]) + record[place + 1 :])


def test_a_record_of_another_format_or_of_something_else_is_refused():
    data = zlib.decompress(to_record(every_field()))
    mark = f"[{FORMAT},".encode()
    assert data[8:].startswith(mark)
    other = data[:8] + data[8:].replace(mark, f"[{FORMAT + 1},".encode(), 1)
    for wrong in (zlib.compress(other), to_record(Timings()), b"", zlib.compress(b"{}")):
        with pytest.raises(SerializationError):
            from_record(Analysis, wrong)


class Before(StrEnum):
    OLD = "old"
    GONE = "gone"


class Now(StrEnum):
    NEW = "new"
    OLD = "old"


@dataclass(frozen=True)
class Earlier:
    name: str
    kind: Before


@dataclass(frozen=True)
class Later:
    name: str
    kind: Now
    note: str = "none"


def test_a_field_that_came_later_has_its_default_and_a_choice_that_went_is_refused():
    assert from_record(Later, to_record(Earlier("a", Before.OLD))) == Later("a", Now.OLD)
    with pytest.raises(SerializationError):
        from_record(Later, to_record(Earlier("a", Before.GONE)))


def test_a_field_that_must_be_there_is_missed():
    @dataclass(frozen=True)
    class Shorter:
        name: str

    with pytest.raises(SerializationError):
        from_record(Earlier, to_record(Shorter("a")))


@dataclass(frozen=True)
class Counts:
    numbers: tuple[int, ...]


@pytest.mark.parametrize("number", [0, -1, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**62])
def test_a_number_of_any_size_comes_back(number):
    assert from_record(Counts, to_record(Counts((number, 1)))) == Counts((number, 1))


def test_numbers_that_are_small_take_less_room_than_large_ones():
    small, large = (zlib.decompress(to_record(Counts((number,) * 99))) for number in (2**31 - 1, 2**31))

    assert len(large) - len(small) == pytest.approx(99 * 4, abs=8)
