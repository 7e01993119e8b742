"""The pages of new-media accounts."""
