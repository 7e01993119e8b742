"""The glossary holds the words that the code uses."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_identifier_of_the_glossary_stands_in_the_code() -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    identifiers = set(re.findall(r"`([A-Za-z_]\w*)`", glossary))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r"[A-Za-z]\w*", code))
    assert len(identifiers) > 40
    assert sorted(identifiers - used) == []


def test_no_term_is_given_twice() -> None:
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    terms = [row.split("|")[1].strip() for row in rows if row.startswith("| ") and "术语" not in row]
    assert len(terms) == len(set(terms))
