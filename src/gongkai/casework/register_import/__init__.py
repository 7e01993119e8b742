"""An existing register of applications (依申请公开台账) read from a spreadsheet: columns, rows, errors, preview."""
