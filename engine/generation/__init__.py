"""Abstractive summarization with a causal language model."""
