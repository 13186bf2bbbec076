"""Characters, tokens, sentences and languages."""
