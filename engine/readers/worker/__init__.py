"""The reader process: both of its sides, their protocol, and its limits."""
