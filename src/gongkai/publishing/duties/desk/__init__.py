"""Pages of recurring duties on the desk."""
