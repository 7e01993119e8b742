"""The data dictionary: what each column of a table is called, holds and means.

`python -m gongkai.corpus.exporting.dictionary_page docs/users/corpus-data.md` writes the one of all tables.
"""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

import polars as pl

from gongkai.corpus.columns import CELLS_OF
from gongkai.corpus.dictionary import Dtype, Table
from gongkai.corpus.wide_row import ABSENT, APART, LETTERS, NUMBER

HEADS = ("表", "列", "中文名", "类型", "单位", "含义")

_TYPES: tuple[tuple[Dtype, str], ...] = (
    (pl.String, "文字"),
    (pl.Boolean, "是否"),
    (pl.Date, "日期"),
    (pl.Datetime, "时间（UTC）"),
    (pl.Binary, "字节"),
    (pl.List, "列表"),
)

LETTER_WORDS = {
    ABSENT: "报告没有这一格",
    NUMBER: "填了数",
    APART: "见“特殊格”",
    **{letter: state.label for state, letter in LETTERS.items()},
}


def type_words(dtype: Dtype) -> str:
    """A column's type in Chinese."""
    if dtype.is_integer():
        return "整数"
    if dtype.is_numeric():
        return "小数"
    return next(words for kind, words in _TYPES if dtype == kind)


def entries(table: Table) -> Iterator[tuple[str, ...]]:
    """The rows under `HEADS`, one a column of the table."""
    for field in table.fields:
        says = _STATES_SAY.get(field.name) or field.says
        yield (table.label, field.name, field.label, type_words(field.dtype), field.unit, says)


def _states_say(every: tuple[str, ...]) -> str:
    letters = "，".join(f"“{letter}”{words}" for letter, words in LETTER_WORDS.items())
    return (
        f"空表示该格式的格都填了数，除增减外都不是负数；否则每格一个字母，共{len(every)}个，"
        f"次序与{every[0]}至{every[-1]}各列相同：{letters}"
    )


_STATES_SAY = {f"t{number}_states": _states_say(every) for number, every in CELLS_OF.items()}


def dictionary_csv(tables: Iterable[Table]) -> bytes:
    """The dictionary of these tables as CSV: UTF-8 with BOM, one column of a table a line."""
    stream = StringIO(newline="")
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(HEADS)
    for table in tables:
        lines.writerows(entries(table))
    return stream.getvalue().encode("utf-8-sig")
