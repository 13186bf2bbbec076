"""PDF: text extraction, layout analysis and rendering."""
