import pytest

from engine.core.document import Problem, ProblemKind
from engine.core.raw_page import Page
from engine.readers.office.pptx import read_pptx
from tests.support.packing import RELATIONS, items, opening, pack, pages, relations, told

SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
NAMESPACES = f'xmlns:p="{SHOW}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:dgm="{DIAGRAM}"'


def shape(*texts, placeholder=None):
    place = (
        "" if placeholder is None else f'<p:nvSpPr><p:nvPr><p:ph type="{placeholder}"/></p:nvPr></p:nvSpPr>'
    )
    lines = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f"<p:sp>{place}<p:txBody>{lines}</p:txBody></p:sp>"


@pytest.fixture
def make_pptx(tmp_path):
    def make(*slides, **others):
        """Slides are shown in the reverse of the order in which they are stored."""
        numbers = range(1, len(slides) + 1)
        shown = "".join(f'<p:sldId r:id="s{number}"/>' for number in numbers)
        places = [(f"s{number}", "slide", f"slides/slide{len(slides) - number}.xml") for number in numbers]
        parts = {
            "_rels/.rels": relations(("r", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"<p:presentation {NAMESPACES}>{shown}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(*places),
        }
        for number, slide in zip(numbers, slides, strict=True):
            name = f"slide{len(slides) - number}.xml"
            parts[f"ppt/slides/{name}"] = f"<p:sld {NAMESPACES}>{slide}</p:sld>"
            related = [(kind, kind, f"../{kind}.xml") for kind in others]
            parts[f"ppt/slides/_rels/{name}.rels"] = relations(*related)
        for kind, part in others.items():
            parts[f"ppt/{kind}.xml"] = f"<p:part {NAMESPACES}>{part}</p:part>"
        return pack(tmp_path / "file.pptx", parts)

    return make


def test_every_slide_is_a_page_in_the_order_of_the_show_even_an_empty_one(make_pptx):
    path = make_pptx(shape("one"), "", shape("three"))

    assert (opening(read_pptx, path).paged, opening(read_pptx, path).pages) == (True, 3)
    assert [[block.text for block in page.blocks] for page in pages(read_pptx, path)] == [
        ["one"],
        [],
        ["three"],
    ]


def test_titles_come_first_and_footers_are_left_out(make_pptx):
    slide = (
        shape("point", placeholder="body")
        + shape("Title", placeholder="title")
        + shape("free text")
        + shape("Company", placeholder="ftr")
        + shape("12", placeholder="sldNum")
    )

    first, second = pages(read_pptx, make_pptx(slide, slide))

    assert told(first.blocks) == [("heading1", "Title"), ("list-item", "point"), ("text", "free text")]
    assert told(second.blocks)[0] == ("heading2", "Title")


def test_groups_and_tables_are_read(make_pptx):
    cells = "".join(
        f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>" for text in "ab"
    )
    table = f"<p:graphicFrame><a:tbl><a:tr>{cells}</a:tr></a:tbl></p:graphicFrame>"

    (page,) = pages(read_pptx, make_pptx(f"<p:grpSp>{shape('grouped')}</p:grpSp>{table}"))

    assert told(page.blocks) == [("text", "grouped"), ("table", "a\tb")]


def test_notes_belong_to_their_slide_without_their_own_furniture(make_pptx):
    notes = shape("Say hello.", placeholder="body") + shape("3", placeholder="sldNum")

    (page,) = pages(read_pptx, make_pptx(shape("one"), notesSlide=notes))

    assert told(page.blocks) == [("text", "one"), ("note", "Say hello.")]


def test_the_text_of_a_diagram_is_read(make_pptx):
    points = "<dgm:pt><dgm:t><a:p><a:r><a:t>Step</a:t></a:r></a:p></dgm:t></dgm:pt>"
    slide = '<p:graphicFrame><dgm:relIds r:dm="diagramData"/></p:graphicFrame>'

    (page,) = pages(read_pptx, make_pptx(slide, diagramData=points))

    assert told(page.blocks) == [("list-item", "Step")]


def test_a_damaged_slide_costs_only_itself(make_pptx):
    found = items(read_pptx, make_pptx(shape("one"), "<broken>", shape("three")))

    assert [item.pages for item in found if isinstance(item, Problem)] == [(2,)]
    assert [item.problem for item in found if isinstance(item, Page)] == [None, ProblemKind.UNREADABLE, None]


def test_computed_fields_are_no_text(make_pptx):
    slide = '<p:sp><p:txBody><a:p><a:fld type="datetime1"><a:t>1/1/2020</a:t></a:fld></a:p></p:txBody></p:sp>'

    (page,) = pages(read_pptx, make_pptx(slide))

    assert page.blocks == ()
