"""Pages of the desk about tickets."""
