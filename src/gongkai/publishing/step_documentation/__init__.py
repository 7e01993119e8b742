"""The table of steps of documents as a page of documentation: `python -m gongkai.publishing.step_documentation docs/document-steps.md`"""
