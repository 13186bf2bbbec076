"""Detects file formats and character encodings by content."""
