"""The printed catalogue in a spreadsheet."""
