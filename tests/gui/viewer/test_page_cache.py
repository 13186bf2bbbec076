from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.page_geometry import Tile, ViewedFile
from engine.core.progress import silent
from gui.viewer.page_cache import PageCache, ProcessPageRenderer
from gui.viewer.page_layout import tiles_of
from tests.support import ROOT
from tests.support.packing import pack
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


def test_the_pages_of_a_pdf_in_an_archive_are_drawn_from_a_copy_that_goes_with_it(tmp_path):
    sample = ROOT / "resources" / "samples" / "tide-gate.pdf"
    path = pack(tmp_path / "report.zip", {"part/tide.pdf": sample.read_bytes()})
    file = ViewedFile(path / "part" / "tide.pdf")
    renderer = ProcessPageRenderer()

    sizes = renderer.page_sizes(file, silent)
    picture = renderer.render_tile(file, Tile(0, 50, 70, 0, 0, 50, 70), silent)
    renderer.close()

    assert len(sizes) == 2
    assert (picture.width, picture.height) == (50, 70)


def test_a_file_that_comes_during_the_warm_up_waits_for_it_and_does_not_stop_it(
    qtbot, qapp, viewer, document
):
    cache = PageCache(viewer)
    viewer.go_on.clear()
    cache.warm_up()
    cache.open(document)
    viewer.go_on.set()
    with qtbot.waitSignal(cache.opened):
        pass

    assert viewer.is_warm
    assert viewer.given_up == 0
    cache.close()


def test_a_warm_process_draws_the_next_file(qapp):
    sample = ROOT / "resources" / "samples" / "tide-gate.pdf"
    renderer = ProcessPageRenderer()
    renderer.warm_up(silent)
    child = renderer._process()._child
    sizes = renderer.page_sizes(ViewedFile(sample), silent)

    assert len(sizes) == 2
    assert renderer._process()._child is child
    renderer.close()
