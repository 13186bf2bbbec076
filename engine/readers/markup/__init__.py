"""HTML, EPUB, Markdown and other XML."""
