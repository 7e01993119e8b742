"""What agencies disclose, as the public reads it: documents, columns, guides, catalogues, topics, feeds.

Everything here reads publications and nothing else of the documents: what is not public has no row there.
"""
