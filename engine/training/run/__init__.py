"""A training run: from the request to the verdict."""
