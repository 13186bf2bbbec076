"""Widgets and helpers that several panes share: theme, labels, result lists."""
