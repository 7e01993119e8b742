"""The pages of questions on policies."""
