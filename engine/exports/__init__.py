"""What was found, in files to take away: one module a format."""
