from engine.core.progress import silent
from engine.loading.discovery import discover_documents


def test_a_folder_yields_its_documents_and_nothing_hidden(write, tmp_path):
    for name in ("b.txt", "a.PDF", "notes.md", "deep/er/c.docx", "picture.png", ".hidden.txt", ".git/d.txt"):
        write(f"folder/{name}")
    found = discover_documents([tmp_path / "folder"], silent)
    assert [path.relative_to(tmp_path / "folder").as_posix() for path in found] == [
        "a.PDF",
        "b.txt",
        "notes.md",
        "deep/er/c.docx",
    ]


def test_a_file_named_itself_is_taken_whatever_it_is_called(write, tmp_path):
    picture = write("picture.png")
    missing = tmp_path / "missing.txt"
    assert discover_documents([picture, missing, picture], silent) == (picture, missing)
