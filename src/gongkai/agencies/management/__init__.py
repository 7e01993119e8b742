"""Commands of agencies and people."""
