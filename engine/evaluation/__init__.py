"""Measures summaries and keywords against what people wrote."""
