"""The superior's board of a year's reports: who is missing, late, in error; and what is sent back to each."""
