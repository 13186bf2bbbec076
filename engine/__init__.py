"""Finds what a document says: its key sentences, keywords and topics. Knows no window."""

__version__ = "0.1.0"
