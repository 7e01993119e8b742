"""The guard (发布前检查): what stands in a text that should not, or not so, told with its place, reason and repair."""
