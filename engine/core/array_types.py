"""Types of NumPy arrays, by what they hold."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]
Vectors = NDArray[np.float32]
"""What a network takes and gives: one row for each sentence."""
