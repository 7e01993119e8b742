"""The words of an annual report: named figures, texts that refer to them, drafts from the records, saving."""
