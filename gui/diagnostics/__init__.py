"""Logs, crash reports and the single instance."""
