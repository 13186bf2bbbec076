"""One module a kind of discrepancy between a written sentence and its sources."""
