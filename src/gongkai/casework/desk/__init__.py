"""Pages of the desk about applications, one a file."""
