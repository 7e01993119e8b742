"""Random valid reports: arithmetic holds, everything else varies as real reports do.

`random_report(random.Random(seed))` for benchmarks, `reports()` for Hypothesis; both draw from the same generator.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from gongkai.report.codes import APPLICANT_COLUMNS, Result, Track, t3, t4
from gongkai.report.forms import SECTION_TITLES, TABLE_2, TABLE_3, Form, outcome_leaves, unit
from gongkai.report.value import Cell, Number, Report, Section, State
from tests.random_narrative import paragraphs, preamble

FORMS = (Form.F2019, Form.F2021)

_PLACES = ("青溪县", "北屏市", "望海省", "赤岩州", "白鹭区", "北屏市澄湖区", "云岭自治县", "新港经济开发区")
_DEPARTMENTS = (
    "人民政府",
    "人民政府办公室",
    "发展和改革委员会",
    "教育局",
    "科学技术局",
    "经济和信息化局",
    "公安局",
    "民政局",
    "自然资源局",
    "生态环境局",
    "住房和城乡建设局",
    "农业农村局",
    "卫生健康委员会",
    "应急管理局",
    "市场监督管理局",
    "审计局",
    "人民政府国有资产监督管理委员会",
    "柳河镇人民政府",
    "石桥乡人民政府",
    "东风街道办事处",
    "政务服务和数据管理局",
)
_PLACEHOLDERS = ("/", "—", "-", "——", "无")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def random_report(random: Random, *, t2_form: Form | None = None, t3_form: Form | None = None) -> Report:
    """A report in these forms, or in forms of its own choice, mixed now and then."""
    t3_form = t3_form or random.choice(FORMS)
    t2_form = t2_form or (t3_form if random.random() < 0.8 else random.choice(FORMS))
    year = random.randint(2019, 2020) if t2_form is Form.F2019 else random.randint(2021, 2025)
    agency = random.choice(_PLACES) + random.choice(_DEPARTMENTS)
    suffix = random.choice(
        ("年政府信息公开工作年度报告", "年政府信息公开工作年度报告", "年度政府信息公开工作年度报告")
    )
    signed = random.random()
    return Report(
        title=f"{agency}{year}{suffix}",
        agency=agency,
        year=year,
        t2_form=t2_form,
        t3_form=t3_form,
        preamble=preamble(random, agency, year) if random.random() < 0.7 else (),
        sections=tuple(_sections(random, t3_form, year)),
        cells=_cells(random, t2_form, t3_form),
        signature=agency if signed < 0.8 else "",
        signed_on=_signed_on(random, year) if signed < 0.8 else None,
    )


@st.composite
def reports(draw: st.DrawFn, t2_form: Form | None = None, t3_form: Form | None = None) -> Report:
    """The same as a Hypothesis strategy."""
    return random_report(draw(st.randoms(use_true_random=False)), t2_form=t2_form, t3_form=t3_form)


def _signed_on(random: Random, year: int) -> date:
    return date(year + 1, random.randint(1, 3), random.randint(1, 28))


def _sections(random: Random, form: Form, year: int) -> Iterator[Section]:
    counts = {1: (1, 6), 2: (0, 1), 3: (0, 1), 4: (0, 1), 5: (1, 4), 6: (1, 2)}
    for number, title in enumerate(SECTION_TITLES[form], 1):
        if number == 5 and random.random() < 0.2:
            title = "存在问题及改进情况"
        yield Section(number, title, tuple(paragraphs(random, number, year, random.randint(*counts[number]))))


def _cells(random: Random, t2_form: Form, t3_form: Form) -> Mapping[str, Cell]:
    """Cells in printed order. Only zeros go blank or become a placeholder, so that sums still hold.

    One figure of Table 4 always stays: a row of nothing under its heads is not told from a spare row.
    """
    untidy = random.random() < 0.4
    kept = t4(Track.REVIEW, Result.TOTAL)
    cells = {}
    for code, value in {**_table_2(random, t2_form), **_table_3(random, t3_form), **_table_4(random)}.items():
        may_lack = untidy and value == 0 and code != kept
        if may_lack and random.random() < 0.1:
            cells[code] = Cell("", None, State.BLANK, unit(code))
        elif may_lack and random.random() < 0.1:
            cells[code] = Cell(random.choice(_PLACEHOLDERS), None, State.PLACEHOLDER, unit(code))
        else:
            raw = _spelling(random, code, value) if untidy else _plain(value)
            cells[code] = Cell(raw, value, State.NUMBER, unit(code))
    return cells


def _plain(value: Number) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _spelling(random: Random, code: str, value: Number) -> str:
    """One of the ways in which offices print this number."""
    plain = _plain(value)
    if random.random() < 0.6:
        return plain
    if code.endswith(".items_delta"):
        grown = (f"+{plain}", f"增{plain}") if value > 0 else (plain,)
        return random.choice((f"减{-value}", plain) if value < 0 else grown)
    if unit(code) == "元":
        whole = value == int(value) and value > 0 and value % 10_000 == 0
        return f"{value // 10_000}万元" if whole else f"{plain}元"
    if unit(code) == "万元":
        return f"{plain}万元"
    return random.choice((f"{value:,}", plain.translate(_FULL_WIDTH), f"{plain}{unit(code)}"))


def _count(random: Random) -> int:
    """Mostly nothing, seldom the size of a whole city's year."""
    size = random.choice((0, 0, 0, 0, 3, 30, 900, 40_000, 12_000_000))
    return random.randint(0, size)


def _table_2(random: Random, form: Form) -> dict[str, Number]:
    found: dict[str, Number] = {}
    for block in TABLE_2[form]:
        for subject in block.subjects:
            for measure in block.measures:
                code = f"t2.{subject.code}.{measure.code}"
                if unit(code) == "元":
                    found[code] = Decimal(
                        random.choice((0, 10_000 * random.randint(1, 9999), random.randint(1, 10**9)))
                    )
                elif unit(code) == "万元":
                    found[code] = Decimal(random.randint(0, 10**8)).scaleb(-random.randint(0, 6))
                elif measure.signed:
                    found[code] = random.choice((0, 0, random.randint(-99, 99)))
                else:
                    found[code] = _count(random)
    return found


def _table_3(random: Random, form: Form) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in APPLICANT_COLUMNS:
        size = random.choice((0, 0, 0, 1, 8, 200, 15_000))
        new, carried = random.randint(0, size), random.randint(0, size // 8)
        left = random.randint(0, min(carried + new, 1 + size // 10))
        outcomes = dict.fromkeys(outcome_leaves(form), 0)
        waiting = new + carried - left
        while waiting:
            share = random.randint(1, waiting)
            outcomes[random.choice(outcome_leaves(form))] += share
            waiting -= share
        rows = {
            "t3.received_new": new,
            "t3.carried_in": carried,
            **outcomes,
            "t3.outcome.total": new + carried - left,
            "t3.carried_out": left,
        }
        found |= {f"{row}@{column}": value for row, value in rows.items()}
    ordered: dict[str, int] = {}
    for row in TABLE_3[form]:
        ordered |= {f"{row.code}@{column}": found[f"{row.code}@{column}"] for column in APPLICANT_COLUMNS}
        name = row.code.removeprefix("t3.")
        ordered[t3(name, "total")] = sum(found[t3(name, column)] for column in APPLICANT_COLUMNS)
    return ordered


def _table_4(random: Random) -> dict[str, int]:
    found: dict[str, int] = {}
    for track in Track:
        size = random.choice((0, 0, 2, 40, 3000))
        parts = {
            t4(track, result): random.randint(0, size) for result in Result if result is not Result.TOTAL
        }
        found |= {**parts, t4(track, Result.TOTAL): sum(parts.values())}
    return found
