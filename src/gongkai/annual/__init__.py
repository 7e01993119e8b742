"""Annual reports as records: here those read from outside."""
