"""Sentences of findings: the words of their rule, made of those alone that are asked for."""

import polars as pl

from gongkai.corpus.columns import FINDINGS
from gongkai.corpus.exporting.findings_told import told

ROWS = pl.DataFrame(
    [
        {"report": "甲", "rule": "TX-01", "message": "没有写年度。", "cells": []},
        # Of a rule that no equation is declared for, which nobody can put into words.
        {"report": "乙", "rule": "none", "place": "", "left": 1, "right": 2, "cells": []},
    ],
    schema=FINDINGS.schema,
).lazy()


def test_only_what_is_asked_for_is_put_into_words() -> None:
    """Of a million findings few are looked at, and none where only the rules are counted."""
    assert told(ROWS).filter(pl.col("report") == "甲").collect()["message"].to_list() == ["没有写年度。"]
    assert told(ROWS).select("rule").collect()["rule"].to_list() == ["TX-01", "none"]
