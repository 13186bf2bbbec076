"""Readers: one module a format, and the process that they run in."""
