"""Reports side by side: over the years, in rankings, against their peers, and in their words."""
