"""The tables of steps as pages of documentation.

`python -m gongkai.casework.step_documentation docs/steps.md docs/dispute-steps.md`
"""
