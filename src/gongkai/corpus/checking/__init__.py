"""The rules on cells as column expressions over many reports, from the declarations of `gongkai.report.checks`."""
