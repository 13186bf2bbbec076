"""The pipeline: rank, extract, write."""
