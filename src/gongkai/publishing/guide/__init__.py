"""The disclosure guide (政府信息公开指南) as data: 条例 Art 12."""
