"""Reports, findings and comparisons as plain text for a terminal."""

from collections import Counter
from collections.abc import Iterable
from unicodedata import east_asian_width

from gongkai.report import Answer, CheckResult, Report, Severity, State
from gongkai.report.codes import COLUMNS, Result, Track, t4
from gongkai.report.forms import (
    COLUMN_LABELS,
    RESULT_LABELS,
    SECTION_NUMERALS,
    TABLE_2,
    TABLE_3,
    TRACK_LABELS,
    Form,
    label,
)

SHOWN = {
    State.BLANK: "（空）",
    State.UNREADABLE: "（读不清）",
    State.UNDECIDED: "（未定）",
    State.NOT_IN_FORM: "",
}


def width(text: str) -> int:
    """Columns that the text takes in a terminal: two for a full-width character."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, columns: int) -> str:
    """The text filled up with spaces on the right to so many terminal columns."""
    return text + " " * max(0, columns - width(text))


def right(text: str, columns: int) -> str:
    """The text filled up with spaces on the left."""
    return " " * max(0, columns - width(text)) + text


def _form(form: Form | None) -> str:
    return f"{form.value}年格式" if form else "没有找到"


def _name(found: Report) -> str:
    return found.title or f"{found.agency or '机关不明'}{found.year or '年度不明'}"


def _head(source: str, found: Report) -> list[str]:
    states = Counter(cell.state for cell in found.cells.values())
    counted = "，".join(f"{state.label}{states[state]}" for state in State if states[state])
    lines = [
        f"{_name(found)}（{source}）",
        f"  表二{_form(found.t2_form)}，表三{_form(found.t3_form)}，表四{'有' if found.has_table(4) else '没有找到'}；"
        f"{len(found.cells)}格：{counted or '没有表格'}",
    ]
    lines += [f"  注意：{remark.message}" for remark in found.remarks]
    return lines


def _shown(found: Report, code: str) -> str:
    cell = found.cells.get(code)
    if cell is None:
        return ""
    return SHOWN.get(cell.state) or cell.raw.strip() or str(cell.value)


def reading(source: str, found: Report) -> str:
    """A report as read: head, text and the three tables."""
    lines = _head(source, found)
    lines += [*found.preamble]
    for section in found.sections:
        lines += ["", f"{SECTION_NUMERALS[section.number - 1]}、{section.title}", *section.paragraphs]
        lines += {2: _table_2, 3: _table_3, 4: _table_4}.get(section.number, lambda _: [])(found)
    return "\n".join(lines) + "\n"


def _table_2(found: Report) -> list[str]:
    lines: list[str] = []
    for block in TABLE_2[found.t2_form] if found.t2_form else ():
        lines.append(f"  {block.heading}")
        for subject in block.subjects:
            shown = (
                f"{measure.label} {_shown(found, f't2.{subject.code}.{measure.code}')}"
                for measure in block.measures
            )
            lines.append(f"    {pad(subject.label, 22)}{'，'.join(shown)}")
    return lines


def _table_3(found: Report) -> list[str]:
    if not found.t3_form:
        return []
    widths = [max(8, width(COLUMN_LABELS[column]) + 2) for column in COLUMNS]
    heads = "".join(right(COLUMN_LABELS[c], w) for c, w in zip(COLUMNS, widths, strict=True))
    lines = [pad("", 46) + heads]
    for row in TABLE_3[found.t3_form]:
        numbers = "".join(
            right(_shown(found, f"{row.code}@{c}"), w) for c, w in zip(COLUMNS, widths, strict=True)
        )
        lines.append(pad("  " + _shortened(row.label, 43), 46) + numbers)
    return lines


def _shortened(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    while width(text) > columns - 2:
        text = text[:-1]
    return text + "…"


def _table_4(found: Report) -> list[str]:
    if not found.has_table(4):
        return []
    return [
        f"  {pad(TRACK_LABELS[track], 18)}"
        + "，".join(f"{RESULT_LABELS[result]} {_shown(found, t4(track, result))}" for result in Result)
        for track in Track
    ]


def findings(source: str, found: Report, result: CheckResult) -> str:
    """What the check says: counts, then each finding with equation, repair, source and cells."""
    lines = _head(source, found)
    counts = "，".join(f"{severity.label}{len(result.of(severity))}" for severity in Severity)
    answers = "，".join(f"{answer.label}{result.count(answer)}项" for answer in Answer)
    lines.append(f"  {counts}；{answers}")
    for number, finding in enumerate(result.findings, 1):
        lines.append(f"  {number}. {finding.severity.label} {finding.rule} {finding.message}")
        details = {
            "算式": finding.equation,
            "原文": finding.quote,
            "办法": finding.repair,
            "依据": finding.source,
            "涉及": _cells(finding.cells),
            "连带": "，".join(dict.fromkeys(consequence.rule for consequence in finding.consequences)),
        }
        lines += [f"       {name}：{text}" for name, text in details.items() if text]
    return "\n".join(lines) + "\n"


def _cells(codes: Iterable[str], most: int = 8) -> str:
    """The first cells by name; a whole row of Table 3 is named once."""
    named = [label(code) for code in codes]
    rest = f"等{len(named)}格" if len(named) > most else ""
    return "；".join(named[:most]) + rest


def coverage(due: list[str], missing: list[str], strangers: list[str]) -> str:
    """Who of the list is missing, and which reports are of nobody on it."""
    lines = [f"名单{len(due)}家，收到{len(due) - len(missing)}家，缺{len(missing)}家。"]
    lines += [f"  缺报：{name}" for name in missing]
    lines += [f"  不在名单：{name or '（机关名称没有读出）'}" for name in strangers]
    return "\n".join(lines)
