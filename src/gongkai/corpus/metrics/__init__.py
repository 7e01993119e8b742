"""What is measured: every figure of pages, exports and rankings with its definition, its source and its unit."""
