"""Applying online (依申请公开): a draft filled in page by page without an account, and its submission."""
