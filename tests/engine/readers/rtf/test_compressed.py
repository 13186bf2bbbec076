from engine.readers.rtf.compressed import decompress


def packed(content, size):
    return (
        (len(content) + 12).to_bytes(4, "little") + size.to_bytes(4, "little") + b"LZFu" + bytes(4) + content
    )


def test_letters_and_references_to_what_was_read_are_put_together():
    # Eight tokens: seven letters as they are, then the reference to the first three of them (207 + 0).
    content = b"\x80abcdefg" + (207 << 4 | 1).to_bytes(2, "big") + b"\x01" + (217 << 4).to_bytes(2, "big")

    assert decompress(packed(content, 10)) == b"abcdefgabc"


def test_what_breaks_off_is_read_as_far_as_it_goes():
    assert decompress(packed(b"\x00ab", 10)) == b"ab"


def test_what_is_of_no_known_form_is_nothing():
    assert decompress(b"") == b""
    assert decompress(bytes(40)) == b""
