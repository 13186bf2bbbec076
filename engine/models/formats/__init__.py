"""File formats of models: manifest, GGUF, safetensors, ONNX, wheels, cards."""
