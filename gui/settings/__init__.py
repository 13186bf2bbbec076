"""Settings and interface languages."""
