"""Trained models, run on ONNX Runtime."""
