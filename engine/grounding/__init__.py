"""Grounding: checks written sentences against their source."""
