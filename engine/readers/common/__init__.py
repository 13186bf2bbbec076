"""What several formats share: ZIP archives, XML, paragraphs, tables, symbol fonts."""
