"""Pages of the desk about agencies, people and one's own account."""
