"""The pages of the channels ledger."""
