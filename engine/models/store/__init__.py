"""The store of installed models: find, add, check, measure, remove."""
