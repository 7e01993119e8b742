"""Work on shards: one call, on one machine or many."""
