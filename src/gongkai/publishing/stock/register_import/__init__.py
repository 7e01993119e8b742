"""A list of published information, as an old site exports it, in a spreadsheet."""
