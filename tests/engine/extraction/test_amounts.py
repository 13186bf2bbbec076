"""An amount is found whole, however it is written, and nothing else is taken for one."""

import pytest

from engine.extraction.amounts import find_amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It cost $1,200 and 5 km of road in 3 years, 41% more.", ["$1,200", "5 km", "41%"]),
        ("Es kostet 30 000 Euro, vorher 8,50 Euro.", ["30 000 Euro", "8,50 Euro"]),
        ("Le prix est de 1.200,00 €.", ["1.200,00 €"]),
        ("工程总投入2860万元，占12%。", ["2860万元", "12%"]),
        ("百分之五以下罚款", ["百分之五"]),
        ("See § 11 G and 779 P. 2d 1071; a third of them, 12 pages.", []),
    ],
)
def test_amounts_are_those_of_money_shares_and_measures(text, expected):
    assert [text[amount.span.start : amount.span.end] for amount in find_amounts(text)] == expected


def test_money_is_told_from_measures():
    assert [amount.is_money for amount in find_amounts("It cost €5 and weighs 13 kg.")] == [True, False]
