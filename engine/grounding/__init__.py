"""Checks written sentences against their source."""
