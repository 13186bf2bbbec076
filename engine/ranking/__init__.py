"""Scores sentences without a trained model, and selects them."""
