"""Abstractive summaries with a causal language model."""
