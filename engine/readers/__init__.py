"""Readers: one module a format, and the process that they run in."""

READER_ARGUMENT = "--reader-process"
"""What a frozen program is started with to be the reader process: there is no python to start then."""
RECOGNITION_ARGUMENT = "--recognition-process"
"""The same for the process that recognises text in pictures."""
