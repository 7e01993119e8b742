"""The guard's pages on the desk."""
