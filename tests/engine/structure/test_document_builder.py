import random
import re
from itertools import chain, pairwise
from pathlib import Path

import pytest

from engine.core.document import BlockKind, Document, Problem, ProblemKind, Span
from engine.core.errors import Damaged, NoTextFound
from engine.core.progress import Cancelled
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.loading.loader import document_from_text
from engine.structure.document_builder import build_document

PATH = Path("report.pdf")
BODY = 10.0
PROSE = "The harbour was rebuilt after the flood, and the town has grown around it ever since."


def body(text, top=0.3, size=BODY):
    return PageBlock(text, size=size, top=top)


def edge(text, top=0.02):
    return PageBlock(text, size=8, top=top, at_edge=True)


def pdf(*pages: tuple[PageBlock, ...] | Page, title="") -> Document:
    items = [page if isinstance(page, Page) else Page(page) for page in pages]
    return build_document(
        PATH, chain([DocumentHeader("pdf", title=title, paged=True, pages=len(pages))], items)
    )


def kinds_of(document):
    return [(block.kind, document.quote(block.span)) for block in document.blocks]


def quotes(document):
    return [document.quote(span) for span in document.sentences]


def test_a_paragraph_goes_on_over_the_page_and_every_character_knows_its_page():
    document = pdf(
        (edge("Annals of Harbours"), body("The harbour was rebuilt after the"), edge("1", 0.97)),
        (edge("Annals of Harbours"), body("flood by the people of the town."), edge("2", 0.97)),
        (edge("Annals of Harbours"), body("Nobody remembers the flood today."), edge("3", 0.97)),
    )

    assert document.text == (
        "The harbour was rebuilt after the flood by the people of the town.\n\n"
        "Nobody remembers the flood today."
    )
    assert document.page_starts == (0, document.text.index("flood by"), document.text.index("Nobody"))
    assert [document.page_of(span) for span in document.sentences] == [1, 3]


def test_what_stands_between_the_parts_of_a_paragraph_keeps_its_page():
    document = pdf(
        (body("The harbour was rebuilt after the"), body("1 A note on the harbour wall.", 0.9, 8)),
        (body("Figure 3: The harbour wall.", 0.1), body("flood by the people of the town.", 0.4)),
    )

    assert kinds_of(document) == [
        (BlockKind.NOTE, "1 A note on the harbour wall."),
        (BlockKind.TEXT, "The harbour was rebuilt after the flood by the people of the town."),
        (BlockKind.CAPTION, "Figure 3: The harbour wall."),
    ]
    assert [document.page_of(block.span) for block in document.blocks] == [1, 1, 2]


def test_a_word_broken_over_the_page_is_whole_and_its_second_half_begins_the_page():
    document = pdf((body("They rebuilt the har-"),), (body("bour after the great flood."),))

    assert document.text == "They rebuilt the harbour after the great flood."
    assert document.page_starts == (0, document.text.index("bour after"))


def test_chinese_paragraphs_go_on_over_the_page_without_a_space():
    document = pdf(
        (body("港口在洪水之后由城里的居民共同出资"),), (body("重新修建，今天已经没有人记得那场洪水。"),)
    )

    assert document.text == "港口在洪水之后由城里的居民共同出资重新修建，今天已经没有人记得那场洪水。"


def test_running_heads_that_alternate_are_dropped_and_a_heading_that_repeats_is_not():
    pages = []
    for number in range(1, 9):
        head = "The Harbour" if number % 2 else f"Chapter {number // 4 + 1}   {number}"
        pages.append((edge(head), body("Exercises", 0.1, 14), body(PROSE), edge(f"– {number} –", 0.97)))

    document = pdf(*pages[:2])
    assert "Exercises" in document.text
    assert "The Harbour" in document.text

    document = pdf(*pages)
    assert "The Harbour" not in document.text
    assert "–" not in document.text
    assert document.text.count("Exercises") == 8


def test_bare_page_numbers_are_dropped_even_on_one_page():
    for number in ("7", "Page 3 of 40", "- 12 -", "xiv", "第 3 页", "第3页 共40页"):
        assert pdf((body(PROSE), edge(number, 0.97))).text == PROSE


def test_line_numbers_in_the_margin_are_dropped():
    lines = ["The harbour", "was rebuilt", "after the flood", "by the people", "of the town."]
    numbered = "\n".join(f"{number} {line}" for number, line in enumerate(lines, 31))

    assert pdf((body(numbered),)).text == " ".join(lines)


def test_a_paper_has_its_parts_recognised_and_only_its_prose_as_candidates():
    document = pdf(
        (
            PageBlock("On Harbours", size=18, top=0.1),
            body("Ada Byron and Grace Murray", 0.15),
            body("Department of Ports, University of Hull\nada@hull.example", 0.17),
            body("Abstract—We rebuild the harbour of the town after it was flooded.", 0.2),
            body("Keywords: harbour, flood", 0.3),
            PageBlock("1 Introduction", size=12, bold=True, top=0.4),
            body("Figure 1 shows that the harbour is larger than the town behind it.", 0.5),
            body("Figure 1: The harbour of the town before the flood.", 0.6),
            body("wall 12.1 13.4 15.9 17.0", 0.7),
            PageBlock("References", size=12, bold=True, top=0.8),
            body("[1] A. Byron. The harbour and its people over the years. 1843.", 0.9),
        ),
        (
            body("[2] G. Murray. Another book about the harbour. Port Press, 1952.", 0.1),
            PageBlock("A Proofs", size=12, bold=True, top=0.4),
            body("We now prove that the harbour was indeed rebuilt after the flood.", 0.5),
        ),
    )

    assert document.title == "On Harbours"
    assert [kind.value for kind, _ in kinds_of(document)] == [
        "heading",
        "note",
        "note",
        "heading",
        "text",
        "note",
        "heading",
        "text",
        "caption",
        "table",
        "heading",
        "reference",
        "reference",
        "heading",
        "text",
    ]
    assert quotes(document) == [
        "We rebuild the harbour of the town after it was flooded.",
        "Figure 1 shows that the harbour is larger than the town behind it.",
        "We now prove that the harbour was indeed rebuilt after the flood.",
    ]


def test_chinese_headings_are_known_by_their_numbers_and_never_by_capitals(make_document):
    document = make_document(
        "第三章 港口\n\n这是GPT模型生成的摘要。\n\n（二）洪水\n\n港口在洪水之后重新修建。"
    )

    assert kinds_of(document) == [
        (BlockKind.HEADING, "第三章 港口"),
        (BlockKind.TEXT, "这是GPT模型生成的摘要。"),
        (BlockKind.HEADING, "（二）洪水"),
        (BlockKind.TEXT, "港口在洪水之后重新修建。"),
    ]


def test_numbered_lines_in_a_row_are_a_list_and_not_headings(make_document):
    document = make_document("1. Rebuild the wall\n\n2. Deepen the basin\n\n3. Light the pier")

    assert [kind for kind, _ in kinds_of(document)] == [BlockKind.LIST_ITEM] * 3
    assert document.text.count("\n\n") == 0


def test_a_bullet_is_no_part_of_a_sentence(make_document):
    document = make_document("• The harbour was rebuilt after the flood.")

    assert quotes(document) == ["The harbour was rebuilt after the flood."]


def test_a_table_of_contents_holds_no_candidates():
    document = pdf(
        (
            body("Contents", 0.1),
            body("1 The harbour ........ 3\n2 The flood and what came of it ........ 17", 0.2),
            body("The people of the town 21", 0.5),
        ),
        (body(PROSE),),
    )

    assert [kind.value for kind, _ in kinds_of(document)] == ["heading", "contents", "contents", "text"]
    assert quotes(document) == [PROSE]


@pytest.mark.parametrize("text", ["harbour", "wall 12 13 14\npier 15 16 17", "HARBOUR WALL", "灯"])
def test_a_document_with_text_never_ends_without_a_sentence(text):
    assert pdf((body(text),)).sentences


def test_a_document_that_is_one_table_is_quoted_by_its_rows():
    table = PageBlock("wall\t12 metres\npier\t15 metres", BlockKind.TABLE)

    assert quotes(pdf((table,))) == ["wall\t12 metres", "pier\t15 metres"]


def test_pages_without_text_begin_where_their_text_would():
    empty = Page((), ProblemKind.NO_TEXT)
    document = pdf(empty, (body(PROSE),), empty, (body(PROSE),), empty)

    assert document.page_starts == (0, 0, len(PROSE) + 2, len(PROSE) + 2, len(document.text))
    assert [document.page_of(span) for span in document.sentences] == [2, 4]
    assert document.problems == (Problem(ProblemKind.NO_TEXT, (1, 3, 5)),)


def test_garbled_pages_are_found_and_named():
    document = pdf(
        (body(PROSE),), (body("(cid:12)(cid:44)(cid:3) " * 9),), (body("cafÃ© dÃ©jÃ  vu naÃ¯f Ã©tÃ©"),)
    )

    assert document.problems == (Problem(ProblemKind.GARBLED, (2, 3)),)
    assert quotes(document) == [PROSE]


def test_a_formula_without_letters_is_no_reason_to_call_a_page_garbled():
    formula = PageBlock("\ufffd\ufffd \ufffd = \ufffd\ufffd " * 12, BlockKind.CODE, size=BODY)

    assert pdf((body(PROSE * 2), formula), (body(PROSE),)).problems == ()
    assert pdf((formula,), (body(PROSE),)).problems == (Problem(ProblemKind.GARBLED, (1,)),)


def test_no_text_at_all_says_whether_it_was_a_scan():
    with pytest.raises(NoTextFound) as scanned:
        pdf(Page((), ProblemKind.NO_TEXT))
    assert scanned.value.detail == "scanned"

    with pytest.raises(NoTextFound) as empty:
        pdf(())
    assert empty.value.detail == "empty"

    with pytest.raises(Damaged):
        pdf(Page((), ProblemKind.UNREADABLE))


def test_work_stops_when_the_report_says_so():
    def stop(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        build_document(PATH, [DocumentHeader("pdf"), Page((body(PROSE),))], stop)


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("On Harbours", "On Harbours"),
        ("Microsoft Word - final2.doc", "The Harbour of Hull"),
        ("Letter to the Landlord", "The Harbour of Hull"),
        ("", "The Harbour of Hull"),
    ],
)
def test_a_declared_title_counts_only_if_the_first_page_bears_it_out(declared, title):
    heading = PageBlock("The Harbour\nof Hull", size=20, top=0.1)
    text = "On harbours and those who build them much has been written."
    assert pdf((heading, body(text)), title=declared).title == title


def test_a_document_without_any_title_is_called_by_its_file():
    assert pdf((body(PROSE),)).title == "report"


def test_a_paged_document_in_plain_text_counts_its_pages(make_document):
    document = make_document("The tide rose over the wall.", "Nobody in the town saw the tide.")

    assert [document.page_of(span) for span in document.sentences] == [1, 2]


@pytest.mark.parametrize("seed", range(40))
def test_every_word_stands_on_the_page_it_came_from(seed):
    """Pages of random blocks; a word says on which page it was."""
    chance = random.Random(seed)
    shapes = [
        ("word{0} and more word{0} of the", BODY),
        ("and word{0} goes on to the word{0}", BODY),
        ("The word{0} ends. Another word{0} too.", BODY),
        ("1 A note on word{0} in small", 8),
        ("Figure 2: What word{0} shows", 9),
        ("word{0} 12 13 14 15", BODY),
        ("word{0}-", BODY),
        ("3 Results of Word{0}", 14),
        ("• An item on word{0}", BODY),
        ("港口word{0}在洪水之后由城里的居民出资重建", BODY),
    ]
    pages = []
    for number in range(1, 9):
        chosen = chance.choices(shapes, k=chance.randrange(6))
        blocks = [body(text.format(number), index / 6, size) for index, (text, size) in enumerate(chosen)]
        pages.append(tuple(blocks))
    pages.append((body(PROSE),))

    document = pdf(*pages)

    assert list(document.page_starts) == sorted(document.page_starts)
    assert document.page_starts[0] == 0
    for word in re.finditer(r"[Ww]ord(\d)", document.text):
        assert document.page_of(Span(*word.span())) == int(word.group(1)), document.text
    for before, after in pairwise(document.blocks):
        assert before.span.end < after.span.start


def test_the_line_above_the_first_numbered_section_is_the_title():
    document = document_from_text("湿地监测年报\n\n一、概况\n\n湿地位于河口南岸，总面积为1260公顷。")

    assert document.title == "湿地监测年报"


def test_characters_that_a_web_page_spelt_out_are_read_as_characters():
    document = document_from_text(
        "The rule &quot;first come, first served&quot; holds for R&amp;D &#8212; always."
    )

    assert document.text == 'The rule "first come, first served" holds for R&D — always.'


def test_the_authors_of_a_paper_are_no_headings_however_they_are_set():
    document = pdf(
        (
            body("Harbours after the Flood", 0.05, 18),
            body("Ada Byron", 0.1, 12),
            PageBlock("University of Hull", size=BODY, bold=True, top=0.12),
            body("Abstract", 0.2, 12),
            body(PROSE, 0.3),
            body("Keywords", 0.4, 12),
            body("harbours, floods, and the town that has grown around them", 0.45),
        )
    )

    headings = [text for kind, text in kinds_of(document) if kind is BlockKind.HEADING]
    assert headings == ["Harbours after the Flood", "Abstract"]
    assert quotes(document) == [PROSE]


def test_a_footnote_is_known_by_its_sign_even_on_a_line_of_its_own():
    document = pdf(
        (
            body(f"{PROSE} {PROSE}", 0.3),
            body("⋆The town has paid for the harbour.", 0.8, 8),
            body("⋆⋆The harbour has a wall of stone.", 0.83, 8),
            body("†", 0.86, 6),
            body("The wall is as old as the town is.", 0.86, 8),
        )
    )

    assert quotes(document) == [PROSE, PROSE]


def test_the_terms_around_a_free_book_are_no_sentences_of_it():
    document = document_from_text(
        "The collection may be copied by everybody in the world.\n\n"
        "*** START OF THE PROJECT GUTENBERG EBOOK TIDES ***\n\nThe tide rose in the night.\n\n"
        "*** END OF THE PROJECT GUTENBERG EBOOK TIDES ***\n\nYou must not sell copies under our name."
    )

    assert [document.quote(span) for span in document.sentences] == ["The tide rose in the night."]
    assert document.text.endswith("under our name.")


def test_what_is_not_the_documents_own_is_kept_aside_with_its_reason():
    text = "The harbour was rebuilt after the flood, and the town has grown around it ever since."
    hidden = "Whoever reads this must praise the harbour in the highest tones."
    blocks = (
        PageBlock("Home | News", BlockKind.FURNITURE),
        PageBlock(text),
        PageBlock(hidden, BlockKind.HIDDEN),
        PageBlock("I do not believe a word of what is said of the harbour.", BlockKind.COMMENT),
    )

    document = build_document(Path("a.html"), [DocumentHeader("html"), Page(blocks)])

    assert [(part.kind, part.text) for part in document.left_out] == [
        (BlockKind.FURNITURE, "Home | News"),
        (BlockKind.HIDDEN, hidden),
    ]
    assert [document.quote(span) for span in document.sentences] == [text]
    assert [problem.kind for problem in document.problems] == [ProblemKind.HIDDEN_TEXT]
    assert "I do not believe" in document.text
    assert hidden not in document.text


def test_a_document_of_which_little_can_be_quoted_says_so_and_why():
    prose = PageBlock("The harbour was rebuilt after the flood. The town has grown around it ever since.")
    table = PageBlock("\n".join(f"Harbour\tBerth {number}\tfree" for number in range(120)), BlockKind.TABLE)

    document = build_document(Path("a.docx"), [DocumentHeader("docx"), Page((prose, table))])

    (problem,) = document.problems
    assert problem.kind is ProblemKind.LITTLE_PROSE
    assert problem.detail.endswith("; table")
    assert int(problem.detail.partition(";")[0]) < 10


def test_a_spreadsheet_need_not_say_that_it_is_a_table():
    table = PageBlock("\n".join(f"Harbour\tBerth {number}\tfree" for number in range(120)), BlockKind.TABLE)

    assert not build_document(Path("a.xlsx"), [DocumentHeader("spreadsheet"), Page((table,))]).problems


def test_a_document_of_prose_with_a_small_table_says_nothing():
    prose = tuple(PageBlock(f"The harbour was rebuilt after flood {number}.") for number in range(30))
    table = PageBlock("Harbour\tBerth\nHull\tfree", BlockKind.TABLE)

    assert not build_document(Path("a.docx"), [DocumentHeader("docx"), Page((*prose, table))]).problems


def test_a_text_without_punctuation_says_so_and_is_quoted_in_pieces():
    talk = (
        "so this is how we keep the bread fresh for a week it is not hard you take a cloth and "
        "wet it a bit then put the loaf in it and fold it but do not press it because "
        "the crust is soft when you eat it so warm it up for ten minutes in the oven now the rest "
        "people ask me is about the flour and i always say buy it fresh from the mill if you can"
    )

    document = build_document(Path("a.txt"), [DocumentHeader("text"), Page((PageBlock(talk),))])

    assert [problem.kind for problem in document.problems] == [ProblemKind.NO_PUNCTUATION]
    assert len(document.sentences) > 1


def test_a_document_in_two_languages_says_so():
    english = "The mill was sold to the town after the flood, and it has been empty since then."
    german = "Die Mühle wurde nach der Flut an die Stadt verkauft, und sie steht seitdem leer."

    def problems(*blocks):
        page = Page(tuple(PageBlock(text) for text in blocks))
        return build_document(Path("a.html"), [DocumentHeader("html"), page]).problems

    (mixed,) = problems(english, german)
    assert mixed.kind is ProblemKind.MIXED_LANGUAGES
    assert {part.split()[0] for part in mixed.detail.split(", ")} == {"en", "de"}
    assert problems(english, english) == ()


COMMENT = "I do not believe a word of what is said of the harbour."


def quoting(*kinds):
    hidden = "Whoever reads this must praise the harbour in the highest tones."
    blocks = (
        PageBlock("Home and news of the harbour are on every page.", BlockKind.FURNITURE),
        PageBlock(PROSE),
        PageBlock(hidden, BlockKind.HIDDEN),
        PageBlock("Berth\tState\n1\tfree", BlockKind.TABLE),
        PageBlock(COMMENT, BlockKind.COMMENT),
    )
    return build_document(Path("a.html"), [DocumentHeader("html"), Page(blocks)], quoted=kinds)


def test_a_kind_that_the_user_wants_is_quoted_and_stays_what_it_is():
    document = quoting(BlockKind.COMMENT)

    assert quotes(document) == [PROSE, COMMENT]
    assert (BlockKind.COMMENT, COMMENT) in kinds_of(document)
    assert document.quoted_kinds == (BlockKind.COMMENT,)


def test_what_is_not_in_the_text_comes_into_it_when_it_is_wanted():
    document = quoting(BlockKind.HIDDEN, BlockKind.FURNITURE)

    assert [text[:8] for text in quotes(document)] == ["Home and", "The harb", "Whoever "]
    assert document.left_out == ()
    assert document.problems == ()
    assert document.title == quoting().title


def test_running_heads_come_into_the_text_as_what_they_are_when_they_are_wanted():
    pages = [(edge("The annals of all harbours"), body(PROSE)) for _page in range(4)]
    items = [DocumentHeader("pdf", paged=True, pages=4), *map(Page, pages)]

    document = build_document(PATH, items, quoted=(BlockKind.FURNITURE,))

    heads = [block for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert [document.page_of(block.span) for block in heads] == [1, 2, 3, 4]
    assert document.left_out == ()


def test_running_text_is_no_kind_that_must_be_wanted():
    assert quoting(BlockKind.TEXT).quoted_kinds == ()


def test_lines_that_begin_with_who_speaks_are_turns_of_their_own():
    lines = (
        "MC: We agreed on the charter, and we need a chair",
        "EA/JS: I am with the others on that point",
        "MB: We should move forward with the charter. The board has to agree.",
    )
    document = build_document(PATH, [DocumentHeader("markdown"), Page((PageBlock("\n".join(lines)),))])

    assert [sentence[:3] for sentence in quotes(document)] == ["MC:", "EA/", "MB:", "The"]


def test_a_paragraph_with_one_label_is_not_cut_at_its_lines():
    text = "Result: the herons came back\nto the pond in the spring\nof that year and stayed."
    document = build_document(PATH, [DocumentHeader("markdown"), Page((PageBlock(text),))])

    assert len(document.sentences) == 1
