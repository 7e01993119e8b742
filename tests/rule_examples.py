"""For each rule a report that breaks exactly it, and one on which it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from gongkai.report.checks import ReportSet, check, check_set
from gongkai.report.codes import COLUMNS, Column, t3
from gongkai.report.finding import CheckResult
from gongkai.report.forms import Form, codes
from gongkai.report.value import Cell, Number, PrintedLabel, Report, State
from tests.clean_reports import (
    clean,
    dated,
    moved,
    table_2_of,
    table_3_of,
    with_cell,
    with_section,
    with_values,
    zeroed,
)


@dataclass(frozen=True, slots=True)
class Example:
    """Both checked, as a rule's example needs it: with the year before, or as a set."""

    broken: Callable[[], CheckResult]
    sound: Callable[[], CheckResult]


def _alone(report: Report) -> CheckResult:
    return check(report)


def _after(report: Report) -> CheckResult:
    assert report.year is not None
    return check(report, previous=clean(report.year - 1))


def _of(broken: Callable[[], Report], sound: Callable[[], Report] = lambda: clean(2023)) -> Example:
    return Example(lambda: _alone(broken()), lambda: _alone(sound()))


def _of_years(broken: Callable[[], Report], sound: Callable[[], Report] = lambda: clean(2023)) -> Example:
    return Example(lambda: _after(broken()), lambda: _after(sound()))


def _of_form_2019(broken: Callable[[], Report]) -> Example:
    return _of(broken, lambda: clean(2020))


def _named(agency: str, report: Report) -> Report:
    return replace(
        report, agency=agency, title=f"{agency}{report.year}年政府信息公开工作年度报告", signature=agency
    )


def _other_printed(report: Report, first_off_by: int) -> Report:
    """Table 3 of 2021 with a printed total line of （六）."""
    values = {}
    for column in COLUMNS:
        parts = (
            report.value(t3(f"outcome.other.{part}", column))
            for part in ("no_correction", "unpaid_fee", "misc")
        )
        values[t3("outcome.other", column)] = sum(part for part in parts if part is not None)
    for column in (Column.NATURAL_PERSON, Column.TOTAL):
        values[t3("outcome.other", column)] += first_off_by
    return with_values(report, values)


def _misc_heavy() -> Report:
    """Four outcomes in five in 3.其他."""
    report = zeroed(clean(2023), "t3.")
    rows = {"received_new": 20, "outcome.granted": 4, "outcome.other.misc": 16, "outcome.total": 20}
    return zeroed(moved(report, rows), "t4.")


def _only_refused(year: int, suits: int) -> Report:
    report = zeroed(zeroed(clean(2023), "t3."), "t4.")
    rows = {"received_new": 9, "outcome.refused.state_secret": 9, "outcome.total": 9}
    suit = {"t4.suit_direct.upheld": suits, "t4.suit_direct.total": suits}
    return dated(with_values(moved(report, rows), suit), year)


def _corrected_without_a_word() -> Report:
    return with_section(clean(2023), 5, "存在的主要问题是更新不够及时。", "下一步将明确更新时限。")


def _too_many_cases() -> Report:
    report = clean(2023)
    return with_values(report, {"t4.review.other": 100_000, "t4.review.total": 100_006})


def _county_report(projects: int) -> Report:
    report = _named("青溪县人民政府", clean(2020))
    section = report.section(1)
    assert section is not None
    overseen = "工作考核占两分，社会评议为优秀，没有责任追究情形。"
    report = with_section(report, 1, *section.paragraphs, overseen)
    return with_values(report, {"t2.procurement.projects": projects})


def _government_without_oversight() -> Report:
    return _named("青溪县人民政府", clean(2023))


def _set(units: tuple[Report, ...] | None = None, **changes: object) -> ReportSet:
    """A county of two units and their sum."""
    one, two = _named("青溪县教育局", clean(2023)), _named("青溪县民政局", zeroed(clean(2023), "t4."))
    values = {}
    for code in codes(Form.F2021, Form.F2021):
        parts = (one.value(code), two.value(code))
        values[code] = sum(part for part in parts if part is not None)
    government = with_values(_named("青溪县人民政府", clean(2023)), values)
    reports = ReportSet(government, units or (one, two), ("青溪县教育局", "青溪县民政局"))
    return replace(reports, **changes)  # type: ignore[arg-type]


def _checked(reports: ReportSet) -> CheckResult:
    return check_set(reports.government, reports.units, expected=reports.expected, before=reports.before)


def _of_sets(broken: Callable[[], ReportSet], sound: Callable[[], ReportSet] = _set) -> Example:
    return Example(lambda: _checked(broken()), lambda: _checked(sound()))


def _with_government(values: Mapping[str, int]) -> ReportSet:
    """The set with its government's cells changed by these amounts."""
    reports = _set()
    own = {
        code: value + by
        for code, by in values.items()
        if (value := reports.government.value(code)) is not None
    }
    return replace(reports, government=with_values(reports.government, own))


def _below_a_unit() -> ReportSet:
    reports = _set()
    return replace(reports, government=with_values(reports.government, {"t4.review.upheld": 1}))


def _with_a_vertical_organ() -> ReportSet:
    reports = _set()
    tax = _named("国家税务总局青溪县税务局", zeroed(zeroed(zeroed(clean(2023), "t2."), "t3."), "t4."))
    return replace(reports, units=(*reports.units, tax), expected=(*reports.expected, tax.agency))


def _mixed_forms() -> ReportSet:
    """One unit counts （六） undivided, as in 2019."""
    reports = _set()
    one = reports.units[0]
    whole = {}
    for column in COLUMNS:
        parts = (
            one.value(t3(f"outcome.other.{part}", column)) for part in ("no_correction", "unpaid_fee", "misc")
        )
        whole[t3("outcome.other", column)] = sum(part for part in parts if part is not None)
    old = with_values(replace(one, t3_form=Form.F2019), whole)
    old = replace(
        old, cells={c: cell for c, cell in old.cells.items() if not c.startswith("t3.outcome.other.")}
    )
    return replace(reports, units=(old, reports.units[1]))


def _unit_added() -> ReportSet:
    """Last year's set had one unit less, so that only the sum does not continue."""
    before = replace(
        _set(),
        government=_named("青溪县人民政府", clean(2022)),
        units=(_named("青溪县教育局", clean(2022)),),
        expected=(),
    )
    return _set(before=before)


def _same_units() -> ReportSet:
    now = _set()
    one, two = (_named(unit.agency, clean(2022)) for unit in now.units)
    carried = t3("carried_out", Column.TOTAL)
    both = sum(value for unit in (one, two) if (value := unit.value(carried)) is not None)
    government = with_values(_named("青溪县人民政府", clean(2022)), {carried: both})
    return replace(now, before=ReportSet(government, (one, two)))


_ROUTINE = (
    "本机关坚持以公开为常态、不公开为例外，健全信息发布审核制度，落实专人负责，及时更新公开目录和公开指南。"
    "围绕重点领域做好主动公开，畅通申请渠道，规范登记、办理、答复流程，切实保障公众知情权和监督权。"
)

EXAMPLES: Mapping[str, Example] = {
    "T3-01": _of(lambda: moved(clean(2023), {"received_new": 1})),
    "T3-02": _of(lambda: moved(clean(2023), {"outcome.granted": 1})),
    "T3-03": _of(lambda: with_values(clean(2023), _one_more(t3("received_new", Column.TOTAL)))),
    "T3-04": _of(lambda: with_values(clean(2023), _fractions())),
    "T3-05": _of(lambda: _other_printed(clean(2023), 3), lambda: _other_printed(clean(2023), 0)),
    "T3-06": _of(lambda: table_3_of(clean(2023), clean(2020))),
    "T3-07": _of(lambda: with_values(clean(2023), {t3("outcome.total", column): 0 for column in COLUMNS})),
    "T3-08": _of(lambda: with_section(clean(2023), 6, "本年度没有发生收费。")),
    "T3-09": _of(
        lambda: _with_fees(table_3_of(clean(2020), clean(2023))),
        lambda: _with_fees(table_3_of(clean(2020), zeroed(clean(2023), "t3."))),
    ),
    "T3-10": _of(_misc_heavy),
    "T4-01": _of(lambda: with_values(clean(2023), {"t4.review.total": 7})),
    "T4-02": _of(lambda: with_values(clean(2023), {"t4.suit_direct.total": 0})),
    "T4-03": _of(lambda: with_values(clean(2023), {"t4.suit_after_review.other": 2})),
    "T4-04": _of(lambda: with_values(clean(2023), {"t4.review.upheld": -1, "t4.review.total": 2})),
    "T4-05": _of_years(_too_many_cases),
    "T4-06": _of(lambda: _only_refused(2024, 2), lambda: _only_refused(2024, 0)),
    "T4-07": _of(_corrected_without_a_word),
    "T2-01": _of(lambda: with_values(clean(2023), {"t2.licensing.decisions": -5})),
    "T2-02": _of(lambda: with_values(clean(2023), {"t2.normative_docs.in_force": 0})),
    "T2-03": _of_form_2019(lambda: with_values(clean(2020), {"t2.normative_docs.total_disclosed": 3})),
    "T2-04": _of_form_2019(lambda: with_values(clean(2020), {"t2.admin_fees.items_delta": -3})),
    "T2-05": _of_form_2019(lambda: with_values(clean(2020), {"t2.coercion.items_delta": -6})),
    "T2-06": _of(lambda: with_values(clean(2023), {"t2.rules.in_force": 6})),
    "T2-07": _of(lambda: with_values(clean(2023), {"t2.admin_fees.amount_wan": Decimal("6506000")})),
    "T2-08": _of(lambda: _county_report(0), lambda: _county_report(5)),
    "XY-01": _of_years(lambda: moved(clean(2023), {"carried_in": 2, "received_new": -2})),
    "XY-02": _of_years(lambda: with_values(clean(2023), {"t2.normative_docs.in_force": 30})),
    "XY-03": _of_years(
        lambda: with_values(clean(2023), {"t2.normative_docs.repealed": 31, "t2.normative_docs.in_force": 6})
    ),
    "XY-04": _of_years(
        lambda: with_values(clean(2020), {"t2.licensing.items_prev": 50}), lambda: clean(2020)
    ),
    "XY-05": _of_years(
        lambda: with_values(clean(2020), {"t2.normative_docs.total_disclosed": 40}), lambda: clean(2020)
    ),
    "XY-06": Example(
        lambda: check(dated(clean(2023), 2021), previous=_bridge(60)),
        lambda: check(dated(clean(2023), 2021), previous=_bridge(25)),
    ),
    "XY-07": _of_years(lambda: with_values(clean(2023), {"t2.licensing.decisions": 20})),
    "XY-08": Example(
        lambda: check(clean(2023), previous=with_values(clean(2022), _pending(9))),
        lambda: check(clean(2023), previous=with_values(clean(2022), _pending(6))),
    ),
    "XY-09": Example(
        lambda: check(
            with_section(clean(2023), 1, _ROUTINE), previous=with_section(clean(2022), 1, _ROUTINE)
        ),
        lambda: check(clean(2023), previous=with_section(clean(2022), 1, _ROUTINE)),
    ),
    "ST-01": _of(lambda: replace(clean(2023), sections=clean(2023).sections[:5])),
    "ST-02": _of(lambda: with_section(clean(2023), 5, title="存在问题及改进情况")),
    "ST-03": _of(lambda: _without(clean(2023), "t4.")),
    "ST-04": _of(
        lambda: replace(clean(2023), labels=(PrintedLabel("t2.*.issued", "本年制发数", "本年制发件数"),))
    ),
    "ST-05": _of(lambda: with_cell(clean(2023), "t2.penalty.decisions", Cell("/", None, State.PLACEHOLDER))),
    "ST-06": _of(lambda: with_section(clean(2023), 6, "（一）收费及减免情况", "本年度没有收取信息处理费。")),
    "ST-07": _of(lambda: with_section(clean(2023), 5, "存在的主要问题是栏目少，复议答复慢。")),
    "ST-08": _of(lambda: table_2_of(clean(2023), clean(2020))),
    "ST-09": _of(lambda: with_section(clean(2023), 1, "一是学习条例。二是更新目录。二是办理申请。")),
    "ST-10": _of(lambda: replace(clean(2023), title="")),
    "RU-01": _of_sets(lambda: _with_government({"t2.penalty.decisions": 10})),
    "RU-02": _of_sets(_below_a_unit),
    "RU-03": _of_sets(lambda: _set(expected=("青溪县教育局", "青溪县民政局", "青溪县财政局"))),
    "RU-04": _of_sets(_with_a_vertical_organ),
    "RU-05": _of_sets(_mixed_forms),
    "RU-06": _of_sets(_unit_added, _same_units),
    "RU-07": _of_sets(lambda: _with_government({"t2.normative_docs.issued": -2})),
}


def _one_more(code: str) -> dict[str, Number]:
    value = clean(2023).value(code)
    assert value is not None
    return {code: value + 1}


def _with_fees(report: Report) -> Report:
    return with_section(report, 6, "本年度没有收取信息处理费。")


def _fractions() -> dict[str, Decimal]:
    """Half a case, in sums that all hold."""
    rows = ("received_new", "outcome.granted", "outcome.total")
    halves = {}
    for row in rows:
        for column in (Column.NATURAL_PERSON, Column.TOTAL):
            value = clean(2023).value(t3(row, column))
            assert value is not None
            halves[t3(row, column)] = value + Decimal("0.5")
    return halves


def _bridge(total_disclosed: int) -> Report:
    """The year before in the form of 2019, from which the year after continues."""
    report = replace(table_3_of(clean(2020), clean(2022)), t3_form=Form.F2021)
    return with_values(report, {"t2.normative_docs.total_disclosed": total_disclosed})


def _pending(count: int) -> dict[str, int]:
    return {"t4.review.pending": count, "t4.review.total": 4 + count}


def _without(report: Report, prefix: str) -> Report:
    return replace(
        report, cells={code: cell for code, cell in report.cells.items() if not code.startswith(prefix)}
    )
