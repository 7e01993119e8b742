"""Applications on request, record corrections and complaints, from intake to the archive."""
