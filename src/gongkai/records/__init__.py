"""What happened: cases and their append-only events, attachments, the vault for personal data."""
