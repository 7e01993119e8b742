"""The pages of all ledgers, made from their declarations."""
