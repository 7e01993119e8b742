"""All units of a government in one go: begun, compiled, checked, summed, and what is cleared published if asked for."""
