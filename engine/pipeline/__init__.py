"""The pipeline of a document: read, tokenize, rank, extract, summarize, check."""
