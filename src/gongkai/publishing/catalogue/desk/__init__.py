"""The pages of the standard catalogue."""
