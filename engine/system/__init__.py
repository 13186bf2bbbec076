"""Files, processes, locks and memory of the computer."""
