"""Measurements: programs that are run by hand, `python -m bench.NAME`, and print figures."""
