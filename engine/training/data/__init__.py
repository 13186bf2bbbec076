"""Training data: sources, labels, batches, storage."""
