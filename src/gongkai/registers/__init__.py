"""The ledgers that annual reports quote and no other room holds: powers, fees, messages, training, the year's plan."""
