"""The body of a document (正文): clean structured text, whatever it was pasted or imported from. No Django here."""
