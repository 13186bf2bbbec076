"""What a web page is called, without the name of its site."""

import pytest

from engine.readers.markup.html_title import title_of_page


def title(declared: str, *headings: str, shared: str = "", site: str = "") -> str:
    return title_of_page(declared, shared, site, headings)


@pytest.mark.parametrize(
    "declared",
    [
        "Tides of the North | Harbour News",
        "Tides of the North - Harbour News",
        "Tides of the North — The Harbour",
        "Harbour News » Tides of the North",
        "Tides of the North",
    ],
)
def test_the_part_of_a_title_that_is_a_heading_of_the_page_is_its_title(declared):
    assert title(declared, "Harbour", "Tides of  the North") == "Tides of  the North"


def test_the_name_of_the_site_is_cut_off_where_the_page_gives_it():
    assert (
        title("Tides | The Long Name of a Harbour Paper", site="The Long Name of a Harbour Paper") == "Tides"
    )
    assert title("Harbour: all news - Tides rose", site="Harbour: all news") == "Tides rose"


def test_a_short_part_at_the_end_is_the_name_of_a_site():
    assert title("What the tides of the north taught us | Harbour") == "What the tides of the north taught us"
    assert title("北方的潮水给了我们什么教训_港口新闻") == "北方的潮水给了我们什么教训"


@pytest.mark.parametrize(
    "declared", ["Tides - A History", "Wall 2 – 1939", "Left-handed tides", "A/B", "北方-南方"]
)
def test_other_parts_stay(declared):
    assert title(declared) == declared


def test_what_is_told_to_those_who_link_to_the_page_has_no_name_of_the_site():
    assert title("Tides of the North: Harbour", shared="Tides of the North") == "Tides of the North"


def test_a_heading_that_is_the_name_of_the_site_is_no_title():
    assert title("Tides of the North | The Harbour News", "The Harbour News", site="The Harbour News") == (
        "Tides of the North"
    )


def test_a_page_that_declares_nothing_has_no_declared_title():
    assert title("", "Tides") == ""
