from pathlib import Path

from gongkai.corpus.catalogue import TABLES
from gongkai.corpus.columns import CELLS
from gongkai.corpus.exporting.dictionary_page import page

PAGE = Path(__file__).parents[4] / "docs" / "users" / "corpus-data.md"


def test_the_page_of_the_data_dictionary_is_current() -> None:
    command = "python -m gongkai.corpus.exporting.dictionary_page docs/users/corpus-data.md"
    assert PAGE.read_text(encoding="utf-8") == page(), f"out of date: {command}"


def test_the_page_has_every_table_and_every_column_once_a_table() -> None:
    sections = page().split("\n## ")[1:]
    assert [section.split()[0] for section in sections] == [*TABLES, "表格的格"]
    for section, held in zip(sections, TABLES.values(), strict=False):
        assert all(section.count(f"| `{name}` |") == 1 for name in held.table.schema if name not in CELLS)
    assert all(sections[-1].count(f"| `{code}` |") == 1 for code in CELLS)
