"""Where a corpus is kept: a folder, or an object store."""
