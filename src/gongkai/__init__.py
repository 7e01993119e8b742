"""Gongkai (公开): 政府信息公开, from the draft on a desk to the annual report."""
