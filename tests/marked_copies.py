"""Reports of our own in the layouts that real conversions have, every cell a different number.

A reader that fills cells by their order, takes a sentence for data or closes up over a blank gives itself away:
each number belongs to one cell. `copies()` yields every form, layout and variation with what must be read.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from gongkai.report.codes import Column
from gongkai.report.forms import (
    APPLICANTS_HEAD,
    COLUMN_LABELS,
    LITIGATION_HEAD,
    ORGANISATIONS_HEAD,
    RESULT_LABELS,
    SECTION_TITLES,
    TABLE_2,
    TABLE_3,
    TABLE_3_CORNER,
    TABLE_4,
    TRACK_LABELS,
    Form,
    codes,
    is_amount,
)
from gongkai.report.value import Report

LAYOUTS = "ABCDEFHJKOT"
"""Letters as in the collection of real reports, and T for a row a line between tabs, as pasted from a browser.
N (run together) is left out: it decides nothing when every cell differs."""

_BLANK = ""


@dataclass(frozen=True)
class Line:
    """A row of a table: its labels from the left, the codes of its cells, and their printed texts."""

    labels: tuple[str, ...]
    cells: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    head: bool = False
    first_of_group: bool = False


@dataclass(frozen=True)
class Sheet:
    """A report before it is laid out."""

    form: Form
    title: str
    sections: tuple[str, ...]
    tables: Mapping[int, tuple[Line, ...]]
    prose: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Copy:
    """A text and what it says: numbers by code, None where it prints no number. Codes left out are not judged."""

    name: str
    text: str
    expected: Mapping[str, int | None]


def numbers(form: Form) -> dict[str, int]:
    """A number of its own for every cell, from 1013 up, so that no two cells can be mixed up unseen."""
    return {code: 1013 + 7 * position for position, code in enumerate(codes(form, form))}


def lay_out(report: Report, layout: str) -> str:
    """The tables and texts of any report in one of the layouts."""
    printed = {code: cell.raw for code, cell in report.cells.items()}
    base = sheet(report.t2_form or Form.F2021, printed, report.t3_form)
    prose = {0: report.preamble, **{section.number: section.paragraphs for section in report.sections}}
    return laid_out(replace(base, title=report.title, prose={**base.prose, **prose}), layout)


def sheet(form: Form, printed: Mapping[str, str], t3_form: Form | None = None) -> Sheet:
    """The report with these texts in its cells; Table 3 in a form of its own where one is named."""

    def texts(row: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(printed[code] for code in row)

    second: list[Line] = []
    for block in TABLE_2[form]:
        second += [
            Line((block.heading,), head=True),
            Line(("信息内容", *(m.label for m in block.measures)), head=True),
        ]
        for subject in block.subjects:
            row = tuple(f"t2.{subject.code}.{measure.code}" for measure in block.measures)
            second.append(Line((subject.label,), texts(row), row))
    third = [
        Line((TABLE_3_CORNER, APPLICANTS_HEAD), head=True),
        Line(
            (COLUMN_LABELS[Column.NATURAL_PERSON], ORGANISATIONS_HEAD, COLUMN_LABELS[Column.TOTAL]), head=True
        ),
        Line(tuple(COLUMN_LABELS.values())[1:6], head=True),
    ]
    above: tuple[str, ...] = ()
    for row in TABLE_3[t3_form or form]:
        groups = tuple(group for group in row.groups if group not in above)
        third.append(Line((*groups, row.label), texts(row.cells), row.cells, first_of_group=bool(groups)))
        above = row.groups
    results = tuple(RESULT_LABELS.values())
    tracks = tuple(TRACK_LABELS.values())
    fourth = [
        Line((tracks[0], LITIGATION_HEAD), head=True),
        Line((*results, *tracks[1:]), head=True),
        Line(results * 2, head=True),
        Line((), texts(TABLE_4), TABLE_4),
    ]
    year = 2020 if form is Form.F2019 else 2023
    return Sheet(
        form,
        f"清河市档案局{year}年政府信息公开工作年度报告",
        SECTION_TITLES[form],
        {2: tuple(second), 3: tuple(third), 4: tuple(fourth)},
        {
            0: (f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",),
            1: (f"{year}年，我局在网站发布信息214条，答复来信36件，公开规章0件。",),
            5: ("存在的问题是公开还不够及时。下一步，我局将按月检查3次。",),
            6: ("无。",),
        },
    )


def _wrapped(text: str) -> str:
    middle = (len(text) + 1) // 2
    return f"{text[:middle]}\n{text[middle:]}" if len(text) > 3 else text


def _layout_a(line: Line, wrap: Callable[[str], str]) -> list[str]:
    return [f"{wrap(label)} |" for label in line.labels] + [f"{cell} |" for cell in line.cells]


def _layout_b(line: Line, wrap: Callable[[str], str]) -> list[str]:
    return [piece for text in (*map(wrap, line.labels), *line.cells) for piece in (text, "")]


def _layout_c(line: Line, wrap: Callable[[str], str]) -> list[str]:
    end = "|||" if line.head else "|" if line.first_of_group else "||"
    return (
        [f"{wrap(label)} |" for label in line.labels]
        + [f"{cell} |" if cell else "|" for cell in line.cells]
        + [end]
    )


def _layout_d(line: Line, wrap: Callable[[str], str]) -> list[str]:
    labels = [f"{wrap(label)} |" for label in line.labels]
    if not line.cells:
        return [*labels[:-1], f"{labels[-1]} ||||"]
    if line.labels and line.labels[-1].startswith(("1.", "2.", "3.", "（一）")):
        return [*labels, " | ".join(line.cells) + " | |"]
    return [*labels, *(f"{cell} |" for cell in line.cells[:-1]), f"{line.cells[-1]} | ||"]


def _layout_e(line: Line, wrap: Callable[[str], str]) -> list[str]:
    return [f"\t{text}".replace("\n", "\n\t") for text in (*map(wrap, line.labels), *line.cells)] + [""]


def _layout_f(line: Line, _: Callable[[str], str]) -> list[str]:
    row = "| " + " | ".join((*(label.replace("\n", "") for label in line.labels), *line.cells)) + " |"
    return [row, "|" + "---|" * (row.count("|") - 1)] if line.head else [row]


def _layout_h(line: Line, _: Callable[[str], str]) -> list[str]:
    return [" ".join((*(label.replace("\n", "") for label in line.labels), *line.cells))]


def _layout_j(line: Line, wrap: Callable[[str], str]) -> list[str]:
    return [" | ".join((*map(wrap, line.labels), *line.cells)) + (" |" if line.cells else " | |||")]


def _layout_k(line: Line, wrap: Callable[[str], str]) -> list[str]:
    return [piece for text in (*map(wrap, line.labels), *line.cells) for piece in (text, "|")]


def _layout_o(line: Line, wrap: Callable[[str], str]) -> list[str]:
    texts = (*map(wrap, line.labels), *line.cells)
    return [piece for text in texts for piece in (text, "", "")] + ["", ""]


def _layout_t(line: Line, _: Callable[[str], str]) -> list[str]:
    return ["\t".join((*line.labels, *line.cells))]


_PRINTERS = {
    "A": _layout_a, "B": _layout_b, "C": _layout_c, "D": _layout_d, "E": _layout_e,
    "F": _layout_f, "H": _layout_h, "J": _layout_j, "K": _layout_k, "O": _layout_o, "T": _layout_t,
}  # fmt: skip


def laid_out(
    report: Sheet, layout: str, *, wrap: bool = False, before: Mapping[int, str] | None = None
) -> str:
    """The report as a text. `before` puts a sentence between a section's heading and its table."""
    gap = [""] if layout in "BO" else []
    lines = [report.title, *gap, *report.prose[0], *gap]
    for number, title in enumerate(report.sections, 1):
        lines += [f"{'一二三四五六'[number - 1]}、{title}", *gap]
        if before and number in before:
            lines += [before[number], *gap]
        for line in report.tables.get(number, ()):
            lines += _PRINTERS[layout](line, _wrapped if wrap else str)
        for text in report.prose.get(number, ()):
            lines += [text, *gap]
    return ("\r" if layout == "O" else "\n").join(part for line in lines for part in line.split("\n"))


def _plain(form: Form) -> dict[str, str]:
    return {code: str(number) for code, number in numbers(form).items()}


def _changed(report: Sheet, table: int, change: Callable[[tuple[Line, ...]], tuple[Line, ...]]) -> Sheet:
    return replace(report, tables={**report.tables, table: change(report.tables[table])})


VARIANTS = {
    "规范性文件": "规范性档案",
    "行政规范性文件": "规范性文件",
    "本年制发件数": "本年制发数",
    "对外公开总数量": "对外公开总数",
    "5.属于三类内部事务信息": "5.属于三类内容事务信息",
    "四、结转下年度继续办理": "四、结转下一年度继续办理",
    "其他结果": "其它结果",
}
"""Five of these stand in each form."""


def copies(layouts: str = LAYOUTS) -> Iterator[Copy]:
    """Every form in every layout and variation."""
    for form in Form:
        truth = numbers(form)
        printed = _plain(form)
        for layout in layouts:
            for name, text, expected in _variations(form, truth, printed, layout):
                yield Copy(f"{form.value}-{layout}-{name}", text, {**truth, **expected})


def _variations(
    form: Form, truth: Mapping[str, int], printed: dict[str, str], layout: str
) -> Iterator[tuple[str, str, Mapping[str, int | None]]]:
    base = sheet(form, printed)

    def printing(change: Callable[[str, str], str]) -> str:
        return laid_out(sheet(form, {code: change(code, text) for code, text in printed.items()}), layout)

    yield "plain", laid_out(base, layout), {}
    for columns in (
        (Column.ORG_RESEARCH, Column.ORG_LEGAL_SERVICE),
        (Column.NATURAL_PERSON, Column.ORG_ENTERPRISE),
        (Column.ORG_OTHER, Column.TOTAL),
    ):
        blank = {code for code in printed if code.partition("@")[2] in columns}
        text = printing(lambda code, text, blank=blank: _BLANK if code in blank else text)
        # Blank cells leave no trace among words set apart by spaces alone: such a row has five numbers of seven.
        undecided = {code: None for code in truth if code.startswith("t3.")} if layout == "H" else {}
        yield f"blank {columns[0]}", text, {**dict.fromkeys(blank), **undecided}
    every_third = [code for position, code in enumerate(printed) if position % 3 == 1]
    yield (
        "stroke",
        printing(lambda code, text: "/" if code in every_third else text),
        dict.fromkeys(every_third),
    )
    yield "thousands", printing(lambda _, text: f"{text[:-3]},{text[-3:]}"), {}
    yield "with unit", printing(lambda code, text: text if is_amount(code) else f"{text}件"), {}
    yield (
        "full width",
        printing(lambda _, text: text.translate({48 + digit: 0xFF10 + digit for digit in range(10)})),
        {},
    )
    if layout not in "FHT":
        yield "wrapped", laid_out(base, layout, wrap=True), {}
    yield "variants", laid_out(_renamed(base), layout), {}
    for dropped in ("t3.outcome.refused.third_party", "t3.carried_in", "t2.penalty"):
        table = int(dropped[1])
        report = _changed(
            base, table, lambda lines, row=dropped: tuple(line for line in lines if not _is(line, row))
        )
        gone = {code: None for code in truth if code.startswith((f"{dropped}@", f"{dropped}."))}
        yield f"dropped {dropped}", laid_out(report, layout), gone
    year = 2020 if form is Form.F2019 else 2023
    sentences = {
        2: f"{year}年，我局制定规范性文件31件，办理行政许可412件，行政处罚57件，收费88.5万元。",
        3: "本年新收政府信息公开申请数量23件，上年结转政府信息公开申请数量4件，予以公开19件。",
        4: "全年发生行政复议6件，其中结果维持5件、结果纠正1件，总计6件；行政诉讼2件。",
    }
    yield "sentence", laid_out(base, layout, before=sentences), {}
    swapped = _changed(
        base,
        3,
        lambda lines: _swap(lines, "t3.outcome.granted", "t3.outcome.unable.unclear_after_correction"),
    )
    yield "swapped", laid_out(swapped, layout), {}
    swapped = _changed(base, 3, lambda lines: _swap(lines, "t3.received_new", "t3.carried_in"))
    yield "swapped first", laid_out(swapped, layout), {}


def _renamed(report: Sheet) -> Sheet:
    tables = {
        number: tuple(
            replace(line, labels=tuple(VARIANTS.get(label, label) for label in line.labels)) for line in lines
        )
        for number, lines in report.tables.items()
    }
    return replace(report, tables=tables)


def _is(line: Line, row: str) -> bool:
    return any(code.startswith((f"{row}@", f"{row}.")) for code in line.codes)


def _swap(lines: tuple[Line, ...], one: str, other: str) -> tuple[Line, ...]:
    """Two rows changed places, each with its own label; a merged group label stays where it was."""
    first = next(position for position, line in enumerate(lines) if _is(line, one))
    second = next(position for position, line in enumerate(lines) if _is(line, other))
    found = list(lines)
    for here, there in ((first, second), (second, first)):
        groups = lines[here].labels[:-1]
        found[here] = replace(
            lines[there], labels=(*groups, lines[there].labels[-1]), first_of_group=bool(groups)
        )
    return tuple(found)
