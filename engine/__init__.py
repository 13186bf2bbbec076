"""Finds what a document says: its key sentences, keywords and topics. Knows no window."""

__version__ = "0.1.0"
TRAINING_ARGUMENT = "--training-process"
"""What a frozen program is started with to be the training process: there is no python to start then."""
CONVERSION_ARGUMENT = "--conversion-process"
"""The same for the process that converts a model."""
DOWNLOAD_ARGUMENT = "--download-process"
"""The same for the process that fetches a model."""
