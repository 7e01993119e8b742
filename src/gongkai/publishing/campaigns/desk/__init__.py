"""Pages of clean-ups on the desk."""
