"""The plain types that travel: document, results, options, errors, progress. Imports nothing of ours."""
