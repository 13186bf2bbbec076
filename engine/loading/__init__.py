"""Loads files into Documents: discovery, the reader process, OCR, page images."""
