from engine.core.options import Options
from engine.core.progress import silent
from gui.documents.engine_service import LocalEngine


def test_files_are_read_and_analysed_one_after_the_other_also_when_the_reader_was_closed(tmp_path):
    path = tmp_path / "tide.txt"
    path.write_text("The tide rose over the wall in the night. Nobody saw it.")
    analyst = LocalEngine(Options())

    first = analyst.analyze_file(path, "", silent)
    analyst.close()
    second = analyst.analyze_file(path, "", silent)
    analyst.close()

    assert first.summary == second.summary
    assert first.document.quote(first.summary.sentences[0].sources[0]) == first.summary.sentences[0].text
    assert first.timings.read > 0
    assert first.timings.analyze > 0


def test_a_text_is_analysed_under_its_title():
    analysis = LocalEngine(Options()).analyze_text("The tide rose. Nobody saw it.", "Tides", silent)

    assert (analysis.document.title, len(analysis.document.sentences)) == ("Tides", 2)
