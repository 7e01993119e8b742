"""How much of what was read a process keeps, and where a reader begins."""

KEPT = 256
"""Answers of each kind that a process keeps; the largest, a ranking of all counties, takes some 2 MB."""
