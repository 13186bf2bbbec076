"""The table of file formats: how a file of each is known, what reads it, and what its texts are like.

A new format is a row here and a module with its reader.
"""

from dataclasses import dataclass

from engine.core.document import PlaceKind


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: marks that it is detected by, capabilities of its reader, traits of its documents."""

    name: str
    reader: str = ""
    """module:function of its Reader, imported when it is first needed; empty where there is none."""
    suffixes: tuple[str, ...] = ()
    """What counts as a document of the format in a folder."""
    other_suffixes: tuple[str, ...] = ()
    """Rarer ones, which tell only how to read a file that is named on its own."""
    mime_types: tuple[str, ...] = ()

    # Marks

    signatures: tuple[bytes, ...] = ()
    """How a file begins."""
    is_archive: bool = False
    """Whether it is a ZIP archive, which may name its MIME type in an entry of that name."""
    content_types: tuple[bytes, ...] = ()
    """Of an Office archive: what its [Content_Types].xml says."""
    entry: str = ""
    """Of an archive that says nothing: a part that only this format has."""
    root: str = ""
    """Of XML: the local name of the root element."""
    is_known_by_suffix: bool = False
    """Whether a plain text is of this format by its suffix alone."""

    # Capabilities of the reader

    takes_password: bool = False
    takes_encoding: bool = False
    """Whether it can be told how letters are encoded."""
    has_second_parser: bool = False
    """Whether it takes resume_at, to go on with another parser where the first one broke."""

    # Traits of its documents

    is_picture: bool = False
    """Whether only text recognition can read it."""
    draws_pages: bool = False
    """Whether the program can show its pages, and recognise text on them."""
    has_visible_soft_hyphens: bool = False
    """Whether U+00AD stands for a hyphen on the page, where elsewhere it only allows one."""
    loses_ligatures: bool = False
    """Whether its fonts need not name their ligatures, or its programs set them apart."""
    paragraphs_cross_pages: bool = True
    """Whether a paragraph may go on on the next page; on slides none does."""
    title_is_often_stale: bool = False
    """Whether the title that a file declares may be left over from another document."""
    place: PlaceKind = PlaceKind.PAGE
    """What its pages are, or the places that its reader names."""

    @property
    def all_suffixes(self) -> tuple[str, ...]:
        return self.suffixes + self.other_suffixes


_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF_TEXT = "application/vnd.oasis.opendocument.text"

FORMATS = (
    Format(
        "pdf",
        "engine.readers.pdf.reader:read_pdf",
        (".pdf",),
        mime_types=("application/pdf",),
        signatures=(b"%PDF-",),
        takes_password=True,
        has_second_parser=True,
        draws_pages=True,
        has_visible_soft_hyphens=True,
        loses_ligatures=True,
        title_is_often_stale=True,
    ),
    Format(
        "docx",
        "engine.readers.office.docx:read_docx",
        (".docx", ".docm", ".dotx"),
        mime_types=(f"{_OFFICE}wordprocessingml.document",),
        is_archive=True,
        content_types=(b"wordprocessingml.", b"application/vnd.ms-word."),
        entry="word/document.xml",
        title_is_often_stale=True,
    ),
    Format(
        "pptx",
        "engine.readers.office.pptx:read_pptx",
        (".pptx", ".ppsx"),
        mime_types=(f"{_OFFICE}presentationml.presentation",),
        is_archive=True,
        content_types=(b"presentationml.", b"application/vnd.ms-powerpoint."),
        entry="ppt/presentation.xml",
        place=PlaceKind.SLIDE,
        paragraphs_cross_pages=False,
    ),
    Format(
        "odt",
        "engine.readers.office.odt:read_odt",
        (".odt", ".ott"),
        mime_types=(_ODF_TEXT, f"{_ODF_TEXT}-template", f"{_ODF_TEXT}-master", f"{_ODF_TEXT}-web"),
        is_archive=True,
        title_is_often_stale=True,
    ),
    Format(
        "epub",
        "engine.readers.markup.epub:read_epub",
        (".epub",),
        mime_types=("application/epub+zip",),
        is_archive=True,
        entry="META-INF/container.xml",
    ),
    Format(
        "spreadsheet",
        "engine.readers.office.spreadsheet:read_spreadsheet",
        (".xlsx", ".xlsm", ".xls", ".ods"),
        (".xlsb", ".xltx"),
        mime_types=(
            f"{_OFFICE}spreadsheetml.sheet",
            "application/vnd.ms-excel",
            "application/vnd.oasis.opendocument.spreadsheet",
        ),
        is_archive=True,
        content_types=(b"spreadsheetml.", b"application/vnd.ms-excel."),
        entry="xl/workbook.xml",
        takes_password=True,
        place=PlaceKind.SHEET,
    ),
    Format(
        "html",
        "engine.readers.markup.html:read_html",
        (".html", ".htm", ".xhtml"),
        (".xht", ".shtml"),
        mime_types=("text/html", "application/xhtml+xml"),
        root="html",
        takes_encoding=True,
    ),
    Format(
        "markdown",
        "engine.readers.markup.markdown:read_markdown",
        (".md", ".markdown"),
        (".mdown", ".mkd", ".mkdn", ".rmd", ".qmd"),
        mime_types=("text/markdown",),
        is_known_by_suffix=True,
        takes_encoding=True,
    ),
    Format(
        "rtf",
        "engine.readers.rtf.reader:read_rtf",
        (".rtf",),
        mime_types=("application/rtf", "text/rtf"),
        title_is_often_stale=True,
    ),
    Format(
        "email",
        "engine.readers.mail.reader:read_mail",
        (".eml", ".mbox", ".mhtml", ".mht"),
        mime_types=("message/rfc822", "application/mbox", "multipart/related"),
        place=PlaceKind.MESSAGE,
    ),
    Format(
        "msg",
        "engine.readers.mail.outlook:read_msg",
        (".msg",),
        mime_types=("application/vnd.ms-outlook",),
    ),
    Format(
        "doc",
        "engine.readers.office.doc:read_doc",
        (".doc",),
        (".dot",),
        mime_types=("application/msword",),
        takes_password=True,
        title_is_often_stale=True,
    ),
    Format(
        "ppt",
        "engine.readers.office.ppt:read_ppt",
        (".ppt", ".pps"),
        mime_types=("application/vnd.ms-powerpoint",),
        place=PlaceKind.SLIDE,
        takes_password=True,
        paragraphs_cross_pages=False,
    ),
    Format(
        "xml",
        "engine.readers.markup.xml:read_xml",
        mime_types=("application/xml", "text/xml"),
    ),
    Format(
        "text",
        "engine.readers.plain.reader:read_text",
        (".txt", ".text"),
        mime_types=("text/plain",),
        takes_encoding=True,
    ),
    Format(
        "subtitles",
        "engine.readers.plain.subtitles:read_subtitles",
        (".srt", ".vtt"),
        (".sbv", ".ass", ".ssa"),
        mime_types=("application/x-subrip", "text/vtt"),
        place=PlaceKind.TIME,
        takes_encoding=True,
    ),
    Format("chat", "engine.readers.plain.chat:read_chat", takes_encoding=True, place=PlaceKind.MESSAGE),
    Format("chat-json", "engine.readers.plain.chat:read_chat_json", place=PlaceKind.MESSAGE),
    Format("transcript", "engine.readers.plain.transcript:read_transcript", takes_encoding=True),
    Format(
        "notebook",
        "engine.readers.markup.notebook:read_notebook",
        (".ipynb",),
        mime_types=("application/x-ipynb+json",),
        is_known_by_suffix=True,
    ),
    Format(
        "latex",
        "engine.readers.markup.latex:read_latex",
        (".tex",),
        (".ltx", ".latex"),
        mime_types=("text/x-tex", "application/x-latex"),
        is_known_by_suffix=True,
        takes_encoding=True,
    ),
    Format(
        "restructured-text",
        "engine.readers.markup.restructured_text:read_restructured_text",
        (".rst",),
        (".rest",),
        mime_types=("text/x-rst",),
        is_known_by_suffix=True,
        takes_encoding=True,
    ),
    Format(
        "asciidoc",
        "engine.readers.markup.asciidoc:read_asciidoc",
        (".adoc", ".asciidoc"),
        mime_types=("text/asciidoc",),
        is_known_by_suffix=True,
        takes_encoding=True,
    ),
    Format(
        "org",
        "engine.readers.markup.org:read_org",
        (".org",),
        mime_types=("text/org",),
        is_known_by_suffix=True,
        takes_encoding=True,
    ),
    Format(
        "fb2",
        "engine.readers.markup.fb2:read_fb2",
        (".fb2",),
        mime_types=("application/x-fictionbook+xml",),
        root="FictionBook",
    ),
    Format("encrypted-office", "engine.readers.office.encrypted:read_encrypted", takes_password=True),
    Format("png", signatures=(b"\x89PNG\r\n",), mime_types=("image/png",), is_picture=True),
    Format("jpeg", signatures=(b"\xff\xd8\xff",), mime_types=("image/jpeg",), is_picture=True),
    Format("tiff", signatures=(b"II*\x00", b"MM\x00*"), mime_types=("image/tiff",), is_picture=True),
)
"""In the order in which a file is compared with them."""

_BY_NAME = {form.name: form for form in FORMATS}


def format_named(name: str) -> Format:
    """Return the row of that name; for a format that has none, one without marks, reader and traits."""
    return _BY_NAME.get(name) or Format(name)


def document_suffixes() -> frozenset[str]:
    """Return the suffixes that make a file in a folder a document."""
    return frozenset(suffix for form in FORMATS for suffix in form.suffixes)
