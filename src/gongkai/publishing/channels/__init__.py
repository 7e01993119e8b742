"""The channels ledger (发布渠道台账): what was published on which channel, entered, imported, struck out, counted."""
