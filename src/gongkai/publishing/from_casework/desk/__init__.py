"""Pages of the desk about proposals and answers."""
