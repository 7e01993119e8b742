"""A county of many units with a year of activity: its annual reports compiled, summed and published, and timed."""
