"""Finds what a document says: its key sentences, keywords and topics. Knows no window."""

import os

# ONNX Runtime 1.29 and later call Microsoft as soon as they are loaded, and mark the computer with a number.
# This has to stand before any import of it, in every process; what comes first in all of them is this module.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__version__ = "0.1.0"
TRAINING_ARGUMENT = "--training-process"
"""What a frozen program is started with to be the training process: there is no python to start then."""
CONVERSION_ARGUMENT = "--conversion-process"
"""The same for the process that converts a model."""
DOWNLOAD_ARGUMENT = "--download-process"
"""The same for the process that fetches a model."""
