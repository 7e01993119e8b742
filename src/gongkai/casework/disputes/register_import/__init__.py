"""An existing register of reviews and suits (复议诉讼台账) read from a spreadsheet."""
