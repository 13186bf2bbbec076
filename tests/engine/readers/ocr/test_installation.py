from importlib.metadata import PackageNotFoundError, version

from engine.readers.ocr.installation import can_recognize


def test_text_can_be_recognised_where_the_package_is_installed():
    try:
        version("rapidocr")
    except PackageNotFoundError:
        assert not can_recognize()
    else:
        assert can_recognize()
