"""Exports and prints results."""
