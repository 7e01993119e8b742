from pathlib import Path

from gongkai.corpus.metrics.catalogue import METRICS
from gongkai.corpus.metrics.documentation import page

PAGE = Path(__file__).parents[4] / "docs" / "users" / "corpus-metrics.md"


def test_the_page_of_metrics_is_current() -> None:
    command = "python -m gongkai.corpus.metrics.documentation docs/users/corpus-metrics.md"
    assert PAGE.read_text(encoding="utf-8") == page(), f"out of date: {command}"


def test_the_page_has_every_metric() -> None:
    text = page()
    assert all(f" `{code}`\n" in text for code in METRICS)
