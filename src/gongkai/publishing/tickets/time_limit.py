"""By when a ticket is dealt with. No published rule on government sites that we have read sets these days: the
inspection of sites (国办秘函〔2019〕19号) asks only that there is an entrance and that what citizens write is answered.
One and three working days are therefore our own choice, in this one place.
"""

from datetime import date

from gongkai.law.working_days import WorkingDays

USUAL = 3
"""工作日 after the day on which it came in, or was passed on."""
URGENT = {"personal": 1}
"""Fewer where waiting does harm, by `SiteError.what`."""


def due_by(what: str, on: date, days: WorkingDays) -> date:
    """The last day for an answer to what came in on a day."""
    return days.after(on, URGENT.get(what, USUAL))
