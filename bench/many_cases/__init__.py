"""A country of agencies with a million applications: written in bulk, played by steps, and timed."""
