"""Reviews and suits: what happened in them, what is due, how they end, and where they count in Table 4."""
