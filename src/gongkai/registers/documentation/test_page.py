from pathlib import Path

from gongkai.registers.documentation.page import page
from gongkai.registers.ledgers import LEDGERS

PAGE = Path(__file__).parents[4] / "docs" / "ledgers.md"


def test_the_page_of_ledgers_is_current_and_has_each_with_its_article() -> None:
    text = page()
    command = "python -m gongkai.registers.documentation docs/ledgers.md"
    assert PAGE.read_text(encoding="utf-8") == text, f"out of date: {command}"
    for ledger in LEDGERS.values():
        assert f"## {ledger.label}\n" in text
        assert ledger.article in text
