"""Searching everything public: the page of results, its feed, suggestions, and what is found while somebody applies."""
