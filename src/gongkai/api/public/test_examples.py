"""What docs/developers/public-api.md shows is what the API answers."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.published import platforms

from gongkai.annual import sample, steps

PAGE = Path(__file__).parents[4] / "docs" / "developers" / "public-api.md"
EXAMPLES = re.findall(
    r"curl 'https://www\.example\.gov\.cn(.*?)'\n```\n\n```json\n(.*?)```",
    PAGE.read_text(encoding="utf-8"),
    re.S,
)


def holds(shown: Any, said: Any) -> bool:
    """Whether the answer says all that the page shows of it."""
    if shown == "…":
        return True
    if isinstance(shown, dict):
        return isinstance(said, dict) and all(
            name in said and holds(shown[name], said[name]) for name in shown
        )
    if isinstance(shown, list):
        return len(shown) == len(said) and all(map(holds, shown, said))
    return bool(shown == said)


@pytest.mark.django_db
def test_the_examples_of_the_page_are_answered_as_it_shows() -> None:
    published = platforms()
    particulars = {"registration_number": "QXGF-2026-01"}
    (document,) = published.bring("青溪县宅基地审批管理办法", particulars=particulars)
    published.bring("青溪县不动产登记办法", on=date(2026, 3, 9))
    report = steps.add_to_library(sample.reports()[0], user=None, now=timezone.now())
    here = {
        r"\b1024\b": str(document.pk),
        r"\b3021\b": str(published.agency.pk),
        r"\b4051\b": str(report.pk),
        r"https://www\.example\.gov\.cn": "http://testserver",
    }
    assert len(EXAMPLES) == 7
    for address, shown in EXAMPLES:
        for stands_for, number in here.items():
            address, shown = (re.sub(stands_for, number, text) for text in (address, shown))
        said = Client().get(address).json()
        assert holds(json.loads(shown), said), (address, said)


@pytest.mark.parametrize(
    ("shown", "said", "does"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"b": 1}, False),
        ([1], [1, 2], False),
        ({"a": ["…"]}, {"a": [7]}, True),
        (1, 2, False),
    ],
)
def test_a_difference_would_be_seen(shown: Any, said: Any, does: bool) -> None:
    assert holds(shown, said) is does
