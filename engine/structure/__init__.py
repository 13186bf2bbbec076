"""Document structure: from the blocks of pages to a Document."""
