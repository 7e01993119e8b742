"""Slips that rows of several ledgers have in common, each said of the field at fault."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def not_before(row: Any, first: str, *later: str) -> None:
    """None of the `later` days lies before the first; raises `ValidationError` by field."""
    start = getattr(row, first)
    label = row._meta.get_field(first).verbose_name
    wrong = {
        name: _("早于“%(day)s”。核对两个日期。") % {"day": label}
        for name in later
        if start and (day := getattr(row, name)) and day < start
    }
    if wrong:
        raise ValidationError(wrong)


def rated_when_answered(row: Any) -> None:
    """Nobody rates an answer that was not given."""
    if row.satisfaction and not row.answered_on:
        raise ValidationError({"satisfaction": _("还没有答复，不会有评价。先填答复或者办结的日期。")})
