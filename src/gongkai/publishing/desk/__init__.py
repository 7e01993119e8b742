"""The desk's pages of documents: list, editor, document, review, files, preview."""
