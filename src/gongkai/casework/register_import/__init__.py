"""An existing register (台账) read from a spreadsheet: columns, rows, errors, preview; one of applications in full."""
