"""Shortening of sentences: which words may be left out, and which of the shorter lines is the best."""
