"""Keyword extraction: candidates, scores and selection."""
