"""The consistency rules (勾稽关系) of the annual report."""
