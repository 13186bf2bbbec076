"""The library: documents and results kept in SQLite."""
