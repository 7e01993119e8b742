"""A comparison of two reports as plain text for a terminal."""

from gongkai.report import Answer
from gongkai.report.comparison import Comparison, Edit, SectionPair
from gongkai.report.forms import COLUMN_LABELS, SECTION_NUMERALS
from gongkai.report.value import Cell, Report

SUBJECTS = {"rules": "规章", "normative_docs": "行政规范性文件"}


def comparison(compared: Comparison) -> str:
    """What carries over, what is in force, which cells differ, and how much of the text is last year's."""
    lines = [f"{_name(compared.earlier)} → {_name(compared.later)}"]
    if compared.repeated is not None:
        lines.append(f"  全文与前一份相同：{compared.repeated:.0%}")
    broken = [case for case in compared.carried_over if case.agrees is not Answer.PASS]
    lines.append(
        "上年结转与前一份的结转下年度：" + ("各列相符" if compared.carried_over and not broken else "")
    )
    lines += [
        f"  {COLUMN_LABELS[case.column]}：结转下年度{_shown(case.carried_out)}，上年结转{_shown(case.carried_in)}，"
        f"{case.agrees.label}"
        for case in broken
    ]
    lines += [
        f"{SUBJECTS[documents.subject]}现行有效：{_shown(documents.earlier)} + {_shown(documents.issued)} − "
        f"{_shown(documents.repealed)} = {_shown(documents.due)}，填{_shown(documents.later)}，{documents.agrees.label}"
        for documents in compared.in_force
    ]
    lines.append(f"数据有变化的{len(compared.changed)}格：")
    for pair in compared.changed:
        change = (
            ""
            if pair.change is None
            else f"（{pair.change:+f}）"
            if pair.change % 1
            else f"（{int(pair.change):+d}）"
        )
        lines.append(f"  {pair.label}：{_said(pair.earlier)} → {_said(pair.later)}{change}")
    lines.append("正文：")
    lines += [_section(section) for section in compared.sections]
    return "\n".join(lines)


def _section(section: SectionPair) -> str:
    number = f"  {SECTION_NUMERALS[section.number - 1]}、{section.later_title or section.earlier_title}"
    if section.earlier_title is None or section.later_title is None:
        return f"{number}：只有{'后' if section.earlier_title is None else '前'}一份有"
    counts = {
        edit: sum(len(passage.sentences) for passage in section.passages if passage.edit is edit)
        for edit in Edit
    }
    share = "" if section.repeated is None else f"，{section.repeated:.0%}与前一份相同"
    return f"{number}：沿用{counts[Edit.KEPT]}句，删{counts[Edit.REMOVED]}句，增{counts[Edit.ADDED]}句{share}"


def _name(report: Report) -> str:
    return report.title or f"{report.agency or '机关不明'}{report.year or '年度不明'}"


def _shown(value: object) -> str:
    return "？" if value is None else str(value)


def _said(cell: Cell | None) -> str:
    if cell is None:
        return "（没有这一格）"
    return cell.raw.strip() or "（空）"
