"""Shows a document: pages, text, coverage, find."""
