"""The table of steps of annual reports as a page: `python -m gongkai.annual.step_documentation docs/annual-report-steps.md`"""
