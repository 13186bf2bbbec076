"""From the blocks of pages to a Document: cleaning, block classes, headings, title."""
