"""Publishing (主动公开): documents from the draft on a desk to the public page, and what keeps them current.

A document is a case of its own with its own events; what the public sees of it is a `Publication`, which exists exactly
while the document is public. Whatever faces the public (portal, search, feeds, API) reads publications and nothing else.
"""
