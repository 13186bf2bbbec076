"""Finds what a document says: its key sentences, keywords and topics. Knows no window."""

__version__ = "0.1.0"
TRAINING_ARGUMENT = "--training-process"
"""What a frozen program is started with to be the training process: there is no python to start then."""
