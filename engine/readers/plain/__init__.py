"""Plain text and delimited text."""
