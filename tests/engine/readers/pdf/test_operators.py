import pytest

from engine.readers.pdf.operators import LETTERS, BrokenContent, parse_operators


def test_operands_come_with_their_operator():
    (text,) = parse_operators(b"/F1 12.5 [(a) -20 <6263>] -.5 true << /Kind (x) >> null DP")

    operands, operator = text
    assert operator == b"DP"
    assert operands == ["/F1", 12.5, [b"a", -20.0, b"bc"], -0.5, True, {"/Kind": b"x"}, None]


def test_escapes_and_nested_parentheses_are_part_of_a_string():
    ((operands, _),) = parse_operators(rb"(a\(b\) (c) \101\n) Tj")

    assert operands == [b"a(b) (c) A\n"]


def test_the_data_of_an_image_is_passed_over():
    found = list(parse_operators(b"q BI /W 2 /H 1 ID \x80 Tj (x\x01 EI Q"))

    assert [operator for _, operator in found] == [b"q", b"BI", b"Q"]


def test_letters_placed_one_by_one_come_together():
    found = list(parse_operators(b"BT 4 -9 Td <0041> Tj\n7.5 0 Td <0042> Tj\n8 0 Td <0043> Tj\nET"))

    assert [operator for _, operator in found] == [b"BT", b"Td", b"Tj", LETTERS, b"ET"]
    assert found[3][0] == [(b"7.5", b"0", b"0042"), (b"8", b"0", b"0043")]


def test_a_slip_is_passed_over():
    found = list(parse_operators(b"BT } (a) Tj 1 2 wobble ] (b) Tj ET"))

    assert [operands for operands, operator in found if operator == b"Tj"] == [[b"a"], [b"b"]]


@pytest.mark.parametrize(
    "content",
    [
        b"\x80\x81\xfe" * 400,
        b"(a string without an end" * 3,
        b"1 " * 20_000,
        b"(lost \\( 1 0 0 1 3 4 Tm\n(a)]TJ b) Tj " * 3,
        b"zq xj kw " * 100,
    ],
)
def test_what_is_no_content_is_not_read(content):
    with pytest.raises(BrokenContent):
        list(parse_operators(content))


def test_a_number_of_a_million_digits_is_read_at_once():
    ((operands, _),) = parse_operators(b"9" * 400_000 + b"\x80" + b" w")

    assert len(operands) == 1
