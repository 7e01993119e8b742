"""The Regulation (国务院令第711号) as dated data and pure functions."""
