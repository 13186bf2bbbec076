"""Export of an analysis: one module a format."""
