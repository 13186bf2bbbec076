"""Facts of the chosen documents: a table of fields and questions; names, dates and amounts; a timeline."""
