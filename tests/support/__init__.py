"""What tests of several rooms make their data with."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""
SHARED = ROOT.parent / "shared"
"""Files to try the program with, where they are at hand."""
SUPPORT = Path(__file__).parent
