"""Running numbers (编号): per agency, series and year, without gaps or doubles under any number of clients at once."""

from django.db import transaction
from django.db.models import F

from gongkai.agencies.models import Agency
from gongkai.workflow.models import Counter, NumberPattern


class PatternInvalid(ValueError):
    """A pattern that would give two cases one number; `str()` says in Chinese how to write it."""


def check_pattern(pattern: str) -> None:
    """Raises `PatternInvalid` for a pattern without `{n}` or with an unknown place holder."""
    try:
        one = pattern.format(word="", year=2026, n=1)
        two = pattern.format(word="", year=2027, n=1)
        three = pattern.format(word="", year=2026, n=2)
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        raise PatternInvalid(
            "编号样式只能用 {word}（机关代字）、{year}（年份）、{n}（序号），例如 {word}申〔{year}〕{n}号。"
        ) from error
    if one in (two, three):
        raise PatternInvalid("编号样式必须含 {year}（年份）和 {n}（序号），否则会有重号。")


def next_number(agency: Agency, series: str, year: int, *, usual: str) -> str:
    """The next number of the series, such as `青自然资申〔2026〕9号`.

    `usual` is the pattern where the agency has set none. The counter's row stays locked until the caller's
    transaction ends: what is rolled back leaves no gap.
    """
    with transaction.atomic():
        of_series = {"agency": agency, "series": series, "year": year}
        if not Counter.objects.filter(**of_series).update(last=F("last") + 1):
            # Two may find none at the same time; the unique constraint lets one insert, and both count up.
            Counter.objects.bulk_create([Counter(**of_series)], ignore_conflicts=True)
            Counter.objects.filter(**of_series).update(last=F("last") + 1)
        last = Counter.objects.values_list("last", flat=True).get(**of_series)
    own = NumberPattern.objects.filter(agency=agency, series=series).values_list("pattern", flat=True).first()
    return (own or usual).format(word=agency.document_word, year=year, n=last)
