"""Networks and optimisers in PyTorch."""
