"""The pages of reading points."""
