"""No rule is written here: each comes from its one declaration."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gongkai.corpus.checking.cell_rules import AT_READING, CELL_RULES, NEEDS_A_SET, NEEDS_BOTH_TEXTS
from gongkai.report.checks import NEEDS_PLATFORM_DATA, RULES

MODULES = sorted(path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_"))
CELL_OR_RULE = re.compile(r"t[234]\.[a-z]|\b[A-Z0-9]{2}-\d{2}\b|@[a-z]")
CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
SMALL = {-1, 0, 1, 2, 3, 4, 8, 63}
"""Places in a row, tables, bits; no threshold of a rule is among them."""


def words_of_rules(source: str) -> Iterator[object]:
    """Codes, sentences and numbers in a module that would be a rule's; labels of columns are not."""
    tree = ast.parse(source)
    spared = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spared.add(id(node.value))
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("Field", "Table")
        ):
            spared |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in spared or isinstance(node.value, bool):
            continue
        value = node.value
        if (isinstance(value, str) and (CELL_OR_RULE.search(value) or CHINESE.search(value))) or (
            isinstance(value, int | float) and value not in SMALL
        ):
            yield value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_a_module_names_no_cell_no_rule_no_threshold_and_no_sentence(path: Path) -> None:
    assert list(words_of_rules(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    ['pl.col("t3.outcome.total@total")', 'rule == "T3-01"', "misc > 0.3", "fees > 10_000", 'f"{n}件，相差"'],
)
def test_a_rule_that_is_written_out_is_found(source: str) -> None:
    assert list(words_of_rules(source))


def test_every_rule_is_answered_in_one_place() -> None:
    places = (CELL_RULES, AT_READING, NEEDS_A_SET, NEEDS_BOTH_TEXTS)
    assert sorted(code for place in places for code in place) == sorted(RULES)
    assert not NEEDS_PLATFORM_DATA.keys() & RULES.keys()
    assert {code[:2] for code in NEEDS_A_SET} == {"RU"}
    assert {code for code in RULES if code[:2] in ("T2", "T3", "T4", "XY")} - CELL_RULES == {
        "T3-08",  # asks section six
        "T4-07",  # asks section five
        "XY-09",  # asks both years' text
    }
