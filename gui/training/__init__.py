"""The training assistant."""
