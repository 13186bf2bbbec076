import pytest

from engine.core.document import Problem, ProblemKind
from engine.core.raw_page import Page
from engine.readers.office.pptx import read_pptx
from tests.support.packing import RELATIONS, items, opening, pack, pages, relations, told

SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
NAMESPACES = f'xmlns:p="{SHOW}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}" xmlns:dgm="{DIAGRAM}"'


def placed(text, left, top, width=20, height=10, hidden="", kind="sp"):
    frame = f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    line = f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>" if text else ""
    return f'<p:{kind}><p:cNvPr hidden="{hidden}"/><p:spPr>{frame}</p:spPr>{line}</p:{kind}>'


def group(*shapes, offset=(0, 0), extent=(100, 100), inner=(0, 0, 100, 100)):
    left, top, width, height = inner
    frame = (
        f'<a:off x="{offset[0]}" y="{offset[1]}"/><a:ext cx="{extent[0]}" cy="{extent[1]}"/>'
        f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
    )
    head = f'<p:nvGrpSpPr><p:cNvPr hidden="0"/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{frame}</a:xfrm></p:grpSpPr>'
    return f"<p:grpSp>{head}{''.join(shapes)}</p:grpSp>"


def shape(*texts, placeholder=None):
    place = (
        "" if placeholder is None else f'<p:nvSpPr><p:nvPr><p:ph type="{placeholder}"/></p:nvPr></p:nvSpPr>'
    )
    lines = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f"<p:sp>{place}<p:txBody>{lines}</p:txBody></p:sp>"


@pytest.fixture
def make_pptx(tmp_path):
    def make(*slides, **others):
        """Slides, 100 wide and high, are shown in the reverse of the order in which they are stored."""
        numbers = range(1, len(slides) + 1)
        shown = "".join(f'<p:sldId r:id="s{number}"/>' for number in numbers)
        places = [(f"s{number}", "slide", f"slides/slide{len(slides) - number}.xml") for number in numbers]
        size = '<p:sldSz cx="100" cy="100"/>'
        parts = {
            "_rels/.rels": relations(("r", "officeDocument", "ppt/presentation.xml")),
            "ppt/presentation.xml": f"<p:presentation {NAMESPACES}>{shown}{size}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(*places),
        }
        for number, slide in zip(numbers, slides, strict=True):
            name = f"slide{len(slides) - number}.xml"
            show = 'show="0"' if slide.startswith("<!-- hidden -->") else ""
            parts[f"ppt/slides/{name}"] = f"<p:sld {NAMESPACES} {show}>{slide}</p:sld>"
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


def texts(path, number=0):
    return told(pages(read_pptx, path)[number].blocks)


def test_boxes_are_read_as_they_are_seen(make_pptx):
    path = make_pptx(
        placed("below right", 60, 40)
        + placed("right", 60, 20)
        + placed("below", 10, 40)
        + placed("left", 10, 20)
    )

    assert [text for _, text in texts(path)] == ["left", "below", "right", "below right"]


def test_the_boxes_of_a_group_stay_together_and_are_placed_by_its_scale(make_pptx):
    inside = placed("second", 0, 5000, 900, 900) + placed("first", 0, 0, 900, 900)
    path = make_pptx(
        placed("last", 10, 60)
        + group(inside, offset=(10, 20), extent=(30, 30), inner=(0, 0, 9000, 9000))
        + placed("top", 10, 0)
    )

    assert [text for _, text in texts(path)] == ["top", "first", "second", "last"]


def test_a_placeholder_stands_where_the_layout_keeps_its_place(make_pptx):
    layout = placed("Click to edit", 10, 20).replace("<p:spPr>", '<p:ph type="body" idx="7"/><p:spPr>')
    path = make_pptx(
        placed("below", 10, 60) + shape("body", placeholder='body" idx="7') + placed("", 0, 0, kind="pic"),
        slideLayout=layout,
    )

    assert [text for _, text in texts(path)] == ["body", "below"]


def test_a_slide_that_is_not_shown_is_hidden(make_pptx):
    path = make_pptx(shape("Seen."), "<!-- hidden -->" + shape("Back-up.", placeholder="title"))

    assert texts(path) == [("text", "Seen.")]
    assert texts(path, 1) == [("hidden", "Back-up.")]


def test_shapes_that_are_hidden_or_beside_the_slide_are_hidden(make_pptx):
    path = make_pptx(placed("Seen.", 0, 0) + placed("Off.", 0, 30, hidden="1") + placed("Beside.", 120, 30))

    assert sorted(texts(path)) == [("hidden", "Beside."), ("hidden", "Off."), ("text", "Seen.")]


def test_what_other_slides_repeat_at_the_edge_is_furniture(make_pptx):
    slides = [
        placed(f"Text {number}.", 0, 40)
        + placed("Vertraulich", 0, 92, 20, 5)
        + placed(str(number), 90, 92, 5, 5)
        for number in (1, 2)
    ]
    path = make_pptx(*slides, placed("Vertraulich", 0, 40))

    assert texts(path) == [("text", "Text 1."), ("furniture", "Vertraulich"), ("furniture", "1")]
    assert texts(path, 2) == [("text", "Vertraulich")]
