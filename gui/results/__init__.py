"""Shows what was found: summary, keywords, topics."""
