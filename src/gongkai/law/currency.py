"""Times in which what is published has to be kept current, beside the 20 working days of 条例 Art 26."""

from datetime import date

INTERPRET_WITHIN = 3
"""Working days from the publication of a rule or normative document to its interpretation.

国办发〔2016〕80号 and 国办发〔2017〕47号 as practised [from memory]: 解读 with the document or within three working days.
"""

ASSESS_AHEAD = 6
"""Months before a validity period ends to assess whether the document goes on. Local rules say so; none national."""

COMMENTS_AT_LEAST = 30
"""Calendar days in which the draft of a rule is open for comments, 规章制定程序条例."""

REVISE_EVERY = 12
"""Months after which the guide, the catalogue and columns about the organisation are gone through again.

条例 Art 12 wants guide and catalogue updated in time (及时更新) and names no interval: a year is usual.
"""


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    raise AssertionError(day)
