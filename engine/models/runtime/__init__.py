"""Runs models on ONNX Runtime."""
