"""A spreadsheet read as rows of any ledger, by what the ledger declares."""
