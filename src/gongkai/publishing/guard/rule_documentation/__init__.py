"""docs/guard-rules.md, generated from the rules themselves."""
