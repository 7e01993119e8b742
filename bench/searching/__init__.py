"""Search over a million invented documents on both databases: speed by kind of query, and whether all is found."""
