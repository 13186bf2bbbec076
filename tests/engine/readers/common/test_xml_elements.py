import pytest

from engine.core.errors import Damaged, TooLarge
from engine.readers.common.xml_elements import EndTag, StartTag, elements
from tests.support.packing import until

NAMES = {"urn:a": "a"}


def read(text, path):
    return list(elements([text.encode()], NAMES, path))


def test_names_carry_our_prefixes_whatever_the_file_calls_them(tmp_path):
    events = read('<x:p xmlns:x="urn:a" xmlns:y="urn:b" x:k="1" m="2">t<y:q/></x:p>', tmp_path)

    assert events == [
        StartTag("a:p", {"a:k": "1", "m": "2"}),
        "t",
        StartTag("?:q", {}),
        EndTag("?:q"),
        EndTag("a:p"),
    ]


def test_entities_are_left_out_and_nothing_outside_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    declared = f'<!DOCTYPE p [<!ENTITY a "laugh"><!ENTITY b SYSTEM "{secret.as_uri()}">]>'

    assert read(declared + "<p>x&a;y&b;z</p>", tmp_path)[1:-1] == ["x", "y", "z"]


def test_entities_made_of_entities_are_refused(tmp_path):
    with pytest.raises(TooLarge):
        read('<!DOCTYPE p [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><p k="&b;"/>', tmp_path)


def test_depth_has_a_limit(tmp_path):
    with pytest.raises(TooLarge):
        read("<p>" * 300 + "</p>" * 300, tmp_path)


def test_what_stands_before_the_damage_is_told(tmp_path):
    told = until(Damaged, elements([b"<p><q>text</q>", b"<r></p>"], NAMES, tmp_path))

    assert "text" in told


def test_an_encoding_that_nobody_can_read_is_damage(tmp_path):
    with pytest.raises(Damaged):
        list(elements([b'<?xml version="1.0" encoding="GB18030"?><p>\xb0\xa1</p>'], NAMES, tmp_path))
