"""Topic extraction: passages, clustering, labels."""
