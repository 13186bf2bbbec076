import logging

from gui.diagnostics.log_buffer import KEPT, LogBuffer


def test_the_log_names_error_and_place_but_not_the_errors_words():
    memory, logger = LogBuffer(), logging.Logger("test")
    logger.addHandler(memory)
    try:
        raise ValueError("words of the document")
    except ValueError:
        logger.exception("job failed")
    (line,) = memory.lines
    assert "job failed (ValueError)" in line
    assert "test_the_log_names_error_and_place" in line
    assert "words of the document" not in line


def test_the_log_does_not_grow_without_end():
    memory, logger = LogBuffer(), logging.Logger("test")
    logger.addHandler(memory)
    for number in range(2 * KEPT):
        logger.info("line %d", number)
    assert len(memory.lines) == KEPT
    assert memory.lines[-1].endswith(f"line {2 * KEPT - 1}")
