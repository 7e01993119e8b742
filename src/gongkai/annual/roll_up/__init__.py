"""A government's report as the sum of its units' (条例 Art 49, 50): whose reports, from where, cell by cell."""
