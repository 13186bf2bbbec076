"""The bar that says what was left out of folders and archives."""

from pathlib import Path

from engine.core.found_files import SkippedFile, SkipReason
from gui.documents.skipped_bar import SkippedBar


def test_what_was_left_out_is_said_until_it_is_closed_or_nothing_was(qapp):
    bar = SkippedBar()
    skipped = (SkippedFile(Path("report.zip/photo.png"), SkipReason.UNSUPPORTED),)

    bar.show_skipped(skipped)
    assert not bar.isHidden()
    assert "photo.png" in bar.text()
    bar.dismiss.click()
    assert bar.isHidden()

    bar.show_skipped(skipped)
    bar.show_skipped(())
    assert bar.isHidden()
