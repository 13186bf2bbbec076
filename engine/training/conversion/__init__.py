"""Converts encoders and causal language models to ONNX, quantised."""
