"""存量信息: what an agency had published before it came here, brought from a spreadsheet, with its text and its day."""
