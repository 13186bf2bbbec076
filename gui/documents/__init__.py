"""The list of documents and the work on them."""
