"""Facts of the chosen documents, in the window."""
