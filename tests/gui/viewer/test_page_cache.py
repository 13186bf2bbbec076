from dataclasses import replace
from pathlib import Path

import pytest

from gui.viewer.page_cache import PageCache
from gui.viewer.page_layout import tiles_of
from tests.support.small_viewer import SmallViewer


@pytest.fixture
def viewer():
    return SmallViewer()


@pytest.fixture
def document(document_of):
    pages = [f"Page {number} begins. The tide rose on {number}. Nobody saw it." for number in range(3)]
    return replace(document_of(*pages), format="pdf", path=Path("report.pdf"), sha256="1")


def test_pictures_are_kept_within_a_limit_and_the_most_wanted_stay(qtbot, qapp, viewer, document):
    tiles = [tiles_of(page, 500, 500)[0] for page in range(6)]
    cache = PageCache(viewer, most_bytes=3_000_000)
    with qtbot.waitSignal(cache.opened):
        cache.open(document)
    for wanted in (tiles, tiles[2:], tiles[:1]):
        cache.request(wanted)
        qtbot.waitUntil(lambda: not cache.is_at_work())
        assert cache.size_in_bytes() == 3_000_000
        assert cache.tile_image(wanted[0]) is not None
    cache.close()
