"""Redaction (区分处理): pages, what is covered on them, the released file rebuilt from pixels, and its proof."""
