"""The evidence bundle (证据材料) of a review or suit: the file of a case as one indexed, paginated PDF.

What opens strangers' files (`placing`, `binding`) runs in processes of its own and imports nothing of Django.
"""
