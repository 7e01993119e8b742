"""Pages of the clocks on the desk."""
