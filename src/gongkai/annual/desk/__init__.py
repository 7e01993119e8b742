"""The desk's pages of an agency's own annual reports."""
