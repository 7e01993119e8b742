"""The ledgers as a page of documentation: `python -m gongkai.registers.documentation docs/ledgers.md`"""
