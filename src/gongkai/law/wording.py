"""Dates as a letter or a screen of the field writes them."""

from datetime import date


def chinese_date(day: date) -> str:
    """`2025年2月21日`."""
    return f"{day.year}年{day.month}月{day.day}日"
