"""The real reports that came out as text, read and counted as their scoring script counts."""

import importlib.util
import json
from collections import Counter
from types import ModuleType

import pytest

from gongkai.report.reading.encoding import decode
from gongkai.report.reading.text import read_text
from gongkai.report.value import Completeness, Report
from tests.shared_reports import FOLDER, folder

SLUGS = sorted(
    path.parent.name
    for path in FOLDER.glob("*/source.txt")
    if json.loads((path.parent / "truth.json").read_text("utf-8")).get("completeness") != "derived"
)


def scoring() -> ModuleType:
    """The script that stands beside the reports."""
    spec = importlib.util.spec_from_file_location("score", folder() / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(slug: str) -> Report:
    return read_text(decode((folder() / slug / "source.txt").read_bytes()), "source.txt")


def truth(slug: str) -> dict[str, object]:
    return json.loads((folder() / slug / "truth.json").read_text("utf-8"))  # type: ignore[no-any-return]


def score(slug: str) -> tuple[Counter[str], list[str]]:
    cells = {
        code: {"value": None if cell.value is None else float(cell.value)}
        for code, cell in read(slug).cells.items()
    }
    counts, errors = scoring().score(truth(slug), {"cells": cells})
    return Counter(counts), errors


@pytest.mark.parametrize("slug", SLUGS)
def test_no_real_report_is_read_with_a_silent_error(slug: str) -> None:
    _, errors = score(slug)
    assert not errors


def test_nearly_every_cell_of_the_real_reports_is_read() -> None:
    folder()
    total: Counter[str] = Counter()
    for slug in SLUGS:
        total += score(slug)[0]
    assert total["cells"] > 3500
    assert total["right"] >= 0.985 * total["cells"], dict(total)


@pytest.mark.parametrize("slug", SLUGS)
def test_form_year_and_completeness_are_told_from_the_text(slug: str) -> None:
    report, known = read(slug), truth(slug)
    assert report.year == known["year"]
    # A page that was cut before any row, or lost its tables, has no form to tell; a form that is told is the right one.
    if report.has_table(2):
        assert report.t2_form is not None
        assert report.t2_form.value == known["form"]
    if report.t3_form is not None:
        assert report.t3_form.value == known["table3_form"]
    assert report.completeness is not Completeness.FULL or (report.t3_form is None) == (
        known["table3_form"] is None
    )
    fragment = known["completeness"] == "fragment"
    assert (report.completeness is Completeness.FRAGMENT) is fragment


@pytest.mark.parametrize(
    ("slug", "labels"),
    [
        ("seed-000", set()),
        ("seed-001", set()),
        ("seed-002", {"规范性文件", "本年制发数"}),
        ("seed-003", {"本年新", "(本列数据的逻辑关系为:第一项加第二项之和,等于第三项加第四项之和)"}),
        ("seed-004", {"对外公开总数"}),
    ],
)
def test_the_wordings_that_differ_from_the_form_are_named(slug: str, labels: set[str]) -> None:
    assert {label.printed for label in read(slug).labels} == labels
