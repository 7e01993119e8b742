"""The pages of what sections send in."""
