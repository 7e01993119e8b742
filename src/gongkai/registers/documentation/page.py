"""The page of all ledgers, read off their declarations: what each holds, and under which headings it is read."""

from collections.abc import Iterator

from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.register_import.field import LedgerField, headings_of, is_needed, meanings_of

_OPENING = """# 工作台账一览

<!-- 由 python -m gongkai.registers.documentation docs/ledgers.md 生成，不要手改。 -->

每本台账有哪些栏目，导入时认得哪些表头。“必填”的，没有这一栏就不成一条；类别之类的栏目表格里没有的，导入时可以为全表指定一种。
怎样登记见[工作台账](users/registers.md)，怎样导入见[导入工作台账](users/import-a-ledger.md)。
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join((_OPENING, *("\n".join(_of(ledger)) for ledger in LEDGERS.values())))


def _of(ledger: Ledger) -> Iterator[str]:
    yield f"## {ledger.label}\n"
    yield f"{ledger.says}依据：{ledger.article}。\n"
    labels = {str(field): field.label for field in headings_of(ledger.code).of}
    if ledger.once:
        both = "都" if len(ledger.once) > 1 else ""
        yield f"{'、'.join(labels[name] for name in ledger.once)}{both}相同的只登记一次。\n"
    yield f"再次导入时按{'、'.join(labels[name] for name in ledger.same)}认出已经登记的。\n"
    if ledger.month_ends:
        yield f"{'、'.join(labels[name] for name in ledger.month_ends)}可以只写年月，按当月最后一日。\n"
    quick = "、".join(labels[name] for name in ledger.quick)
    yield f"粘贴没有表头的，依次是：{quick}。\n"
    yield "| 栏目 | 必填 | 也认得的表头 | 取值 |"
    yield "|---|---|---|---|"
    for field, words in headings_of(ledger.code).of.items():
        needed = "是" if is_needed(ledger, field) else ""
        yield f"| {field.label} | {needed} | {'、'.join(words[1:])} | {_values(ledger, field)} |"
    yield ""


def _values(ledger: Ledger, field: LedgerField) -> str:
    every = meanings_of(ledger.code).get(field, ())
    return "、".join(str(one.label) for one in every)
