"""An existing ledger of channels (发布台账) in a spreadsheet, or rows copied out of one."""
