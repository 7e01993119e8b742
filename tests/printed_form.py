"""The tables of a report as both notices print them, every cell with a different number, and a report around them.

Laid out from the form data alone, apart from the project's own writers, so that a reader is tried on documents that
no code of ours has shaped.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from gongkai.report.codes import COLUMNS
from gongkai.report.forms import (
    APPLICANTS_HEAD,
    COLUMN_LABELS,
    LITIGATION_HEAD,
    ORGANISATIONS_HEAD,
    RESULT_LABELS,
    TABLE_2,
    TABLE_3,
    TABLE_3_CORNER,
    TABLE_4,
    TRACK_LABELS,
    Form,
    codes,
)


@dataclass(frozen=True)
class Box:
    """A cell of a table as laid out; `code` where it is a data cell."""

    text: str
    rows: int = 1
    columns: int = 1
    code: str = ""


Rows = list[list[Box]]


def marked(t2_form: Form, t3_form: Form, first: int = 101) -> dict[str, int]:
    """A different number for every cell of the forms."""
    return {code: number for number, code in enumerate(codes(t2_form, t3_form), start=first)}


def table_2(form: Form, values: dict[str, int]) -> Rows:
    """Table 2 in four columns, as both notices print it."""
    rows: Rows = []
    for block in TABLE_2[form]:
        spans = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}[len(block.measures)]
        rows.append([Box(block.heading, columns=4)])
        rows.append(
            [Box("信息内容"), *(Box(m.label, columns=s) for m, s in zip(block.measures, spans, strict=True))]
        )
        for subject in block.subjects:
            row = [Box(subject.label)]
            for measure, span in zip(block.measures, spans, strict=True):
                code = f"t2.{subject.code}.{measure.code}"
                row.append(Box(str(values.get(code, "")), columns=span, code=code))
            rows.append(row)
    return rows


def heads_3() -> Rows:
    """The three rows over Table 3."""
    labels = [COLUMN_LABELS[column] for column in COLUMNS]
    return [
        [Box(TABLE_3_CORNER, 3, 3), Box(APPLICANTS_HEAD, columns=7)],
        [Box(labels[0], rows=2), Box(ORGANISATIONS_HEAD, columns=5), Box(labels[6], rows=2)],
        [Box(label) for label in labels[1:6]],
    ]


def table_3(form: Form, values: dict[str, int]) -> Rows:
    """Table 3 with its group labels merged downwards."""
    rows = heads_3()
    sizes: dict[str, int] = {}
    for row in TABLE_3[form]:
        for group in row.groups:
            sizes[group] = sizes.get(group, 0) + 1
    begun: set[str] = set()
    for row in TABLE_3[form]:
        line = [Box(group, rows=sizes[group]) for group in row.groups if group not in begun]
        begun |= set(row.groups)
        line.append(Box(row.label, columns=3 - len(row.groups)))
        line += [Box(str(values.get(code, "")), code=code) for code in row.cells]
        rows.append(line)
    return rows


def table_4(values: dict[str, int]) -> Rows:
    """Table 4: one row of fifteen numbers under three rows of heads."""
    review, direct, after = TRACK_LABELS.values()
    results = list(RESULT_LABELS.values())
    return [
        [Box(review, columns=5), Box(LITIGATION_HEAD, columns=10)],
        [*(Box(result, rows=2) for result in results), Box(direct, columns=5), Box(after, columns=5)],
        [Box(result) for result in results * 2],
        [Box(str(values.get(code, "")), code=code) for code in TABLE_4],
    ]


@dataclass(frozen=True)
class Source:
    """What a producer writes down: texts and tables in order, and the numbers in the tables."""

    blocks: tuple[str | Rows, ...]
    values: dict[str, int]

    def changed(self, change: Callable[[Rows], Rows]) -> "Source":
        """The same with every table changed."""
        return replace(self, blocks=tuple(b if isinstance(b, str) else change(b) for b in self.blocks))


def source(t2_form: Form = Form.F2021, t3_form: Form = Form.F2021, first: int = 101) -> Source:
    """A whole report with text of its own around the tables; the numbers in the text stand in no table."""
    values = marked(t2_form, t3_form, first)
    year = 2019 if t2_form is Form.F2019 else 2023
    return Source(
        (
            f"临江县发展和改革局{year}年政府信息公开工作年度报告",
            f"根据《中华人民共和国政府信息公开条例》，编制本报告。统计期限为{year}年1月1日至{year}年12月31日。",
            "一、总体情况",
            f"{year}年，本局主动公开信息9001条，举办培训9002次。",
            "二、主动公开政府信息情况",
            table_2(t2_form, values),
            "三、收到和处理政府信息公开申请情况",
            table_3(t3_form, values),
            "四、政府信息公开行政复议、行政诉讼情况",
            table_4(values),
            "五、存在的主要问题及改进情况",
            "公开内容还不够细。下一步，加强业务培训，做到应公开尽公开。",
            "六、其他需要报告的事项",
            "本年度未收取信息处理费。",
            "临江县发展和改革局",
            f"{year + 1}年1月16日",
        ),
        values,
    )
