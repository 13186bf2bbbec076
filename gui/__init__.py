"""Shows what the engine finds."""
