"""The data dictionary of every table as a page of documentation, in Chinese.

`python -m gongkai.corpus.exporting.dictionary_page docs/users/corpus-data.md` writes it anew; a test keeps it current.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from gongkai.corpus.catalogue import TABLES, Held, Stage
from gongkai.corpus.columns import CELL_FIELDS
from gongkai.corpus.exporting.data_dictionary import HEADS, entries

COMMANDS = {
    Stage.READ: "gongkai corpus ingest",
    Stage.MATCHED: "gongkai corpus check",
    Stage.CHECKED: "gongkai corpus check",
    Stage.LISTED: "gongkai corpus check",
    Stage.ROLLED_UP: "gongkai corpus rollup",
    Stage.COMPARED: "gongkai corpus compare",
}
"""The command after which a table is there; exporting runs it if need be."""

_OPENING = """# 语料库的数据字典

<!-- 由 python -m gongkai.corpus.exporting.dictionary_page docs/users/corpus-data.md 生成，不要手改。 -->

导出一张表：`gongkai corpus export 表名 --in 语料库 --to 文件.parquet`，见[语料库](corpus.md)。导出的文件旁边（电子表格是另一张工作表）附有同样的数据字典。

- 空值就是没有数，不是0。报告里空白、占位符、读不清、未定的格都是空值，是哪一种看“各格状态”。
- 金额一律是整数**分**：万元的数乘以1,000,000，元的数乘以100。件数是整数。
- CSV 是带标记的 UTF-8；列表用“；”连成一段；可能被当作公式的文字前加一个撇号。Parquet 里都是原样。
- 表格的格每份报告226个，列名即代码，如 `t3.outcome.granted@natural_person`；两种格式的格各有各的列，不混在一起。列在[最后](#表格的格)。
"""

_CELLS_HEADING = "## 表格的格\n"


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_OPENING, *(_section(name, held) for name, held in TABLES.items()), _cells()])


def _section(name: str, held: Held) -> str:
    cells = {field.name for field in CELL_FIELDS}
    rows = [entry[1:] for entry in entries(held.table) if entry[1] not in cells]
    has_cells = "\n后面是[各格](#表格的格)。\n" if cells <= set(held.table.schema) else ""
    return f"## {name} {held.table.label}\n\n运行 `{COMMANDS[held.stage]}` 以后就有。\n\n{_table(HEADS[1:], rows)}{has_cells}"


def _cells() -> str:
    every = next(
        held.table
        for held in TABLES.values()
        if set(held.table.schema) >= {field.name for field in CELL_FIELDS}
    )
    wanted = {field.name for field in CELL_FIELDS}
    rows = [(name, label, unit) for _, name, label, _, unit, _ in entries(every) if name in wanted]
    return f"{_CELLS_HEADING}\n{_table(('列', '中文名', '单位'), rows)}"


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    return "".join(_lines(heads, rows))


def _lines(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n"
    for code, *rest in rows:
        yield f"| {' | '.join((f'`{code}`', *(text.replace('|', chr(92) + '|') for text in rest)))} |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
