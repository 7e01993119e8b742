"""Figures of the corpus room."""
