"""The command line as its user meets it: a process, its output and its exit status."""

import gzip
import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "resources" / "samples" / "harbour-library.md"
CHINESE_SAMPLE = ROOT / "resources" / "samples" / "湿地监测年报.txt"


def environment():
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def precis(*arguments, stdin=b""):
    command = [sys.executable, "-m", "gui", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment(), timeout=120)


def heed_interrupts():
    """A test run in the background of a shell ignores interrupts, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def objects(result):
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


@pytest.fixture(scope="module")
def analysis():
    (found,) = objects(precis("analyze", SAMPLE, "--json", "--with-text", "--sentences", 4))
    return found


def test_every_quote_stands_in_the_text_where_its_source_says(analysis):
    text = analysis["document"]["text"]
    sentences = analysis["summary"]["sentences"]

    assert len(sentences) == 4
    for sentence in sentences:
        (source,) = sentence["sources"]
        assert text[source["start"] : source["end"]] == sentence["text"]
        assert sentence["kind"] == "quote"


def test_the_summary_is_in_document_order(analysis):
    starts = [sentence["sources"][0]["start"] for sentence in analysis["summary"]["sentences"]]

    assert starts == sorted(starts)


def test_the_json_has_the_parts_that_others_build_on(analysis):
    assert set(analysis) == {"document", "summary", "keywords", "topics", "timings", "versions", "options"}
    assert analysis["document"]["language"] == "en"
    assert analysis["document"]["title"] == "The Harbour Library: report on its third year"
    assert analysis["document"]["warnings"] == []
    assert analysis["summary"]["coverage"]["read"] == analysis["summary"]["coverage"]["total"]
    assert sum(topic["weight"] for topic in analysis["topics"]) == pytest.approx(1, abs=0.01)


def test_keyword_spans_hold_the_keyword_whatever_its_case(analysis):
    text = analysis["document"]["text"]
    best = analysis["keywords"][0]

    assert best["score"] == 1
    assert best["text"].casefold() in {text[span["start"] : span["end"]].casefold() for span in best["spans"]}


def test_a_chinese_document_has_chinese_findings():
    (found,) = objects(precis("analyze", CHINESE_SAMPLE, "--json", "--sentences", 3))

    assert found["document"]["language"] == "zh"
    assert len(found["summary"]["sentences"]) == 3
    assert "湿地" in "".join(keyword["text"] for keyword in found["keywords"])


def test_a_gb18030_file_reads_like_the_same_text_in_utf8(tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(CHINESE_SAMPLE.read_text("utf-8").encode("gb18030"))

    (original,), (recoded,) = (
        objects(precis("summarize", path, "--json")) for path in (CHINESE_SAMPLE, copy)
    )

    assert recoded["summary"] == original["summary"]


def test_a_longer_summary_contains_the_shorter_one():
    short, long = (precis("summarize", SAMPLE, "--json", "--sentences", n) for n in (3, 6))

    def quotes(result):
        (found,) = objects(result)
        return {sentence["text"] for sentence in found["summary"]["sentences"]}

    assert quotes(short) < quotes(long)


def test_standard_input_is_a_document_too():
    (found,) = objects(precis("keywords", "-", "--json", stdin=SAMPLE.read_bytes()))

    assert found["document"]["path"] == "-"
    assert found["keywords"]
    assert "summary" not in found


def test_one_bad_file_spoils_nothing_but_the_exit_status(tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7\nnothing follows")

    result = precis("analyze", SAMPLE, bad, CHINESE_SAMPLE, "--json")

    first, error, last = objects(result)
    assert result.returncode == 1
    assert first["summary"]["sentences"]
    assert last["summary"]["sentences"]
    assert error["document"]["path"] == str(bad)
    assert set(error["error"]) == {"kind", "message"}
    assert error["error"]["kind"] == "damaged"


def test_a_folder_stands_for_the_documents_in_it(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "deep/a.txt", "picture.png"):
        (tmp_path / name).write_text("The tide rose. Nobody saw the fox.", "utf-8")

    skipped, *found = objects(precis("keywords", tmp_path, "--json"))

    assert [each["path"] for each in skipped["skipped"]] == [str(tmp_path / "picture.png")]
    assert [each["document"]["path"] for each in found] == [
        str(tmp_path / "b.txt"),
        str(tmp_path / "deep" / "a.txt"),
    ]


def test_a_failure_is_told_in_words_on_standard_error(tmp_path):
    result = precis("summarize", tmp_path / "nowhere.pdf")

    assert result.returncode == 1
    assert result.stdout == b""
    assert "There is no file nowhere.pdf." in result.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [["--sentences", "0"], ["--ratio", "2"], ["--sentences", "2", "--words", "9"], ["--style", "x"]],
)
def test_a_wrong_call_ends_with_two_before_anything_is_read(arguments):
    result = precis("summarize", SAMPLE, *arguments)

    assert result.returncode == 2
    assert b"usage:" in result.stderr


def test_a_model_asked_for_by_name_that_cannot_be_used_is_a_wrong_call(make_model):
    damaged = make_model()
    (damaged / "encoder.onnx").write_bytes(b"")

    for model, words in (("nobody", "There is no model nobody."), (damaged, "The model tiny is damaged.")):
        result = precis("summarize", SAMPLE, "--model", model)

        assert result.returncode == 2
        assert result.stdout == b""
        assert words in result.stderr.decode()


def test_a_model_of_ones_own_ranks_and_is_named(make_model):
    (found,) = objects(precis("summarize", SAMPLE, "--json", "--model", make_model()))

    assert found["summary"]["model"] == "tiny"
    assert "fallback" not in found["summary"]
    assert found["versions"]["tiny"] == "7"
    assert {"onnxruntime", "tokenizers"} <= set(found["versions"])


def test_a_document_that_the_model_cannot_read_is_ranked_without_it_and_says_so(make_model):
    told = precis("summarize", CHINESE_SAMPLE, "--model", make_model()).stdout.decode()
    assert "does not read the language" in told

    (found,) = objects(precis("summarize", CHINESE_SAMPLE, "--json", "--model", make_model()))

    assert found["summary"]["model"] == "graph"
    assert found["summary"]["fallback"]["kind"] == "no-model"
    assert "tiny" in found["summary"]["fallback"]["message"]
    assert "onnxruntime" not in found["versions"]


def test_the_command_line_loads_neither_qt_nor_the_networks_workshop():
    code = "import sys; from engine.cli.main import main; main(sys.argv[1:]); print(sorted(sys.modules))"
    command = [sys.executable, "-c", code, "analyze", str(SAMPLE)]
    result = subprocess.run(command, capture_output=True, env=environment(), timeout=120, check=True)

    loaded = result.stdout.decode().splitlines()[-1]
    for package in ("PySide6", "torch", "transformers", "optimum"):
        assert f"'{package}'" not in loaded


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_an_interrupt_keeps_what_is_done_and_has_its_own_status():
    command = [sys.executable, "-m", "gui", "summarize", "--json", str(SAMPLE), "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment(), preexec_fn=heed_interrupts, stdin=pipe, stdout=pipe, stderr=pipe
    ) as process:
        assert process.stdout is not None
        finished = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)

    assert json.loads(finished)["summary"]["sentences"]
    assert process.returncode == 130
    assert b"Traceback" not in errors


def test_several_documents_are_exported_into_one_file_and_one_bad_one_stops_nothing(tmp_path):
    out = tmp_path / "out.md"
    result = precis("summarize", SAMPLE, tmp_path / "missing.pdf", CHINESE_SAMPLE, "--export", out)

    assert (result.returncode, result.stdout) == (1, b"")
    assert b"missing.pdf" in result.stderr
    text = out.read_text("utf-8")
    assert text.count("## Summary") == 2
    assert "## Keywords" not in text
    assert "湿地监测年报.txt" in text


def test_an_export_of_an_unknown_kind_is_refused_before_any_work(tmp_path):
    result = precis("analyze", tmp_path / "missing.txt", "--export", tmp_path / "out.exe")

    assert result.returncode == 2
    assert b".docx" in result.stderr
    assert not list(tmp_path.iterdir())


def test_an_export_that_cannot_be_written_says_why(tmp_path):
    result = precis("keywords", SAMPLE, "--export", tmp_path / "none" / "out.csv")

    assert result.returncode == 2
    assert b"its folder is not there" in result.stderr


@pytest.mark.parametrize("named", ["north.md", ".", "link.md"])
def test_an_export_does_not_take_the_place_of_a_document(tmp_path, named):
    text = "The tide rose. Nobody saw it. It fell again."
    (tmp_path / "north.md").write_text(text, "utf-8")
    (tmp_path / "link.md").symlink_to("north.md")

    result = precis("analyze", "--model", "graph", tmp_path / named, "--export", tmp_path / "north.md")

    assert (result.returncode, result.stdout) == (2, b"")
    assert b"north.md was not written: it is one of the documents" in result.stderr
    assert (tmp_path / "north.md").read_text("utf-8") == text


def test_an_export_of_before_is_replaced(tmp_path):
    out = tmp_path / "out.md"
    out.write_text("of the last time", "utf-8")

    result = precis("keywords", SAMPLE, "--export", out)

    assert result.returncode == 0
    assert "harbour-library.md" in out.read_text("utf-8")


def test_evaluate_prints_scores_and_writes_every_summary(tmp_path):
    data, predictions = tmp_path / "data.jsonl.gz", tmp_path / "predictions.jsonl"
    record = {
        "id": "one",
        "document": SAMPLE.read_text("utf-8"),
        "summary": "Visits rose. The roof leaks.",
        "lang": "en",
    }
    data.write_bytes(gzip.compress(json.dumps(record).encode()))

    result = precis(
        "evaluate", data, "--systems", "graph,lead", "--sentences", 2, "--predictions", predictions, "--json"
    )

    assert result.returncode == 0
    written = [json.loads(line) for line in predictions.read_text("utf-8").splitlines()]
    assert [(line["id"], line["system"], len(line["summary"])) for line in written] == [
        ("one", "graph", 2),
        ("one", "lead", 2),
    ]
    assert all(line["keywords"] for line in written)


def test_a_kind_that_is_left_out_is_quoted_on_request(tmp_path):
    page = tmp_path / "tide.html"
    page.write_text(
        "<h1>Tide</h1><p>The tide rose over the wall in the night.</p>"
        "<section class='comments'><p>I do not believe a word of this report.</p></section>"
    )

    (usual,) = objects(precis("summarize", page, "--json", "--model", "graph"))
    (found,) = objects(precis("summarize", page, "--json", "--model", "graph", "--quote", "comment,table"))

    assert "quoted_kinds" not in usual["document"]
    assert found["document"]["quoted_kinds"] == ["comment", "table"]
    assert len(usual["summary"]["sentences"]) == 1
    assert "I do not believe a word of this report." in [one["text"] for one in found["summary"]["sentences"]]


def test_a_kind_that_there_is_not_is_a_wrong_call():
    result = precis("summarize", SAMPLE, "--quote", "comment,poetry")

    assert result.returncode == 2
    assert b"poetry: choose from table, code" in result.stderr


def test_an_archive_is_read_as_a_folder_and_what_was_left_out_is_said(tmp_path):
    path = tmp_path / "report.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(SAMPLE, "part/library.md")
        archive.writestr("photo.png", "picture")

    result = precis("keywords", path, "--json")

    skipped, found = objects(result)
    assert found["document"]["path"] == str(path / "part" / "library.md")
    assert skipped == {
        "source": str(path),
        "skipped": [{"path": str(path / "photo.png"), "reason": "unsupported"}],
    }
    assert "left out 1 of a kind that Précis does not read: photo.png" in result.stderr.decode()
    assert result.returncode == 0
