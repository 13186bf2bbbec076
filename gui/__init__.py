"""Desktop window (PySide6): shows what the engine finds."""
