"""The table of steps as a page of documentation: `python -m gongkai.casework.step_documentation docs/steps.md`."""
