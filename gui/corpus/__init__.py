"""A corpus in a window of its own: search, topics, similar documents, joint summary."""
