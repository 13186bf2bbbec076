"""ZIP archives of documents, in the reader process: what is in them, and one document at a time."""
