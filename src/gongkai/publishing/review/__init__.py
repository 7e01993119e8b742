"""Review (三审): the levels that a submitted text passes, who may not pass it, and what it must say before."""
