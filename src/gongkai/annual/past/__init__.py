"""往年年报: reports of earlier years, brought in by file in bulk, and what they say beside each other."""
