"""DOCX, ODT and PPTX."""
