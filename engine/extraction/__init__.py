"""Information extraction: named fields, names, dates and amounts of documents, each with its place."""
