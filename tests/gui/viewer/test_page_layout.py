from engine.core.page_geometry import PageSize
from gui.viewer.page_layout import PageLayout, tiles_of


def test_pages_under_each_other_are_found_by_their_height():
    stack = PageLayout([PageSize(100, 200), PageSize(50, 100), PageSize(100, 300)])
    for zoom in (0.5, 1.0, 3.0):
        for page in range(3):
            rect = stack.rect(page, zoom, 500)
            assert stack.page_at(rect.center().y(), zoom) == page
            assert rect.center().x() == max(500, stack.width(zoom)) / 2
        assert stack.rect(2, zoom, 0).bottom() < stack.height(zoom)


def test_the_tiles_of_a_page_cover_it_once():
    tiles = tiles_of(4, 5000, 7001)
    assert sum(tile.width * tile.height for tile in tiles) == 5000 * 7001
    assert max(tile.width * tile.height for tile in tiles) < 2_500_000
    assert len(tiles_of(0, 900, 1270)) == 1
