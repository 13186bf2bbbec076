"""Writes a PDF and a DOCX to try a package with: `python tests/packaging/make_documents.py FOLDER`.

Both say what the sample about the library says. Needs PySide6.
"""

import os
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "harbour-library.md"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="d" Type="http://schemas.openxmlformats.org/officeDocument'
    '/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    text = SAMPLE.read_text("utf-8")
    sheets = QTextDocument()
    sheets.setMarkdown(text)
    sheets.print_(QPdfWriter(str(folder / "trial.pdf")))
    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(' '.join(block.split()).lstrip('# '))}</w:t></w:r></w:p>"
        for block in text.split("\n\n")
    )
    with zipfile.ZipFile(folder / "trial.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        body = f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
        package.writestr("word/document.xml", body)
    del app


if __name__ == "__main__":
    main()
