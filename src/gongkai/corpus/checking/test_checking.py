"""Asked by columns, every rule answers every report just as the single-report checker does."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.clean_reports import clean
from tests.random_reports import FORMS, random_report

from gongkai.corpus.checking import counts, message
from gongkai.corpus.checking.agency_names import surely_no
from gongkai.corpus.checking.answers import Answers
from gongkai.corpus.checking.finding_rows import finding_rows
from gongkai.corpus.checking.paired import every_test
from gongkai.corpus.checking.sentences import worded
from gongkai.corpus.columns import LARGEST, REPORTS
from gongkai.corpus.wide_row import cell_columns
from gongkai.report.checks import causes
from gongkai.report.checks.answerable import answerable
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.condition import Agency
from gongkai.report.checks.evaluation import evaluate
from gongkai.report.checks.rule import Case
from gongkai.report.codes import COLUMNS, t3
from gongkai.report.finding import Answer
from gongkai.report.forms import Form
from gongkai.report.value import Cell, Number, Report, State

NAMES = (
    "青溪县人民政府",
    "青溪县教育局",
    "河北省人民政府",
    "河北省财政厅",
    "国家统计局",
    "淮安市人民政府",
    "白石镇人民政府",
    "青溪县人民政府（汇总） ",
    "青溪\uf96d",  # a compatibility ideograph, which is 省 when normalised
    "某某",
    "",
)


def frame(*histories: list[Report], standing: bool = True) -> pl.DataFrame:
    """Each history as the reports of one unit, in the order of their years."""
    rows = [
        {
            "report": f"{unit}-{number}",
            "unit": str(unit),
            "agency": report.agency,
            "year": report.year,
            "t2_form": report.t2_form,
            "t3_form": report.t3_form,
            "standing": standing,
            **cell_columns(report),
        }
        for unit, history in enumerate(histories)
        for number, report in enumerate(history)
    ]
    return pl.DataFrame([{**dict.fromkeys(REPORTS.schema), **row} for row in rows], schema=REPORTS.schema)


def before(history: list[Report], number: int) -> Report | None:
    """The report of the year before, if the one above it is that."""
    above = history[number - 1] if number else None
    year = history[number].year
    return above if above and above.year is not None and year is not None and above.year + 1 == year else None


def expected(histories: tuple[list[Report], ...]) -> Iterator[tuple[str, Case]]:
    for unit, history in enumerate(histories):
        for number, report in enumerate(history):
            previous = before(history, number)
            case = Case.of(answerable(report), answerable(previous) if previous else None)
            yield f"{unit}-{number}", case


def counted(histories: tuple[list[Report], ...]) -> dict[tuple[str, str, int | None, str], int]:
    """The verdicts of the single-report checker."""
    found: Counter[tuple[str, str, int | None, str]] = Counter()
    for _, case in expected(histories):
        verdicts = [*evaluate(case).verdicts]
        verdicts += [one.verdict for condition in CONDITIONS for one in condition.judgements(case)]
        found.update((v.rule, v.place, case.report.year, v.answer.value) for v in verdicts)
    return dict(found)


def by_columns(rows: pl.DataFrame) -> dict[tuple[str, str, int | None, str], int]:
    names = {"passed": Answer.PASS, "failed": Answer.FAIL, "untold": Answer.CANNOT_TELL}
    return {
        (row["rule"], row["place"], row["year"], answer.value): row[name]
        for row in counts(rows).iter_rows(named=True)
        for name, answer in names.items()
        if row[name]
    }


def sentences(histories: tuple[list[Report], ...]) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """What the single-report checker says of each broken rule: severity, sides, sentence."""
    found: dict[tuple[str, str, str], tuple[object, ...]] = {}
    for report, case in expected(histories):
        evaluation = evaluate(case)
        held = {(one.equation.rule.code, one.place) for one in evaluation.held}
        for failure in evaluation.failures:
            equation, place = failure.instance.equation, failure.instance.place
            severity = equation.severity or equation.rule.severity
            if equation.rule.code == "XY-01" and ("XY-01", "total") in held:
                severity = severity.WARNING
            told = (severity.value, stored(failure.left), stored(failure.right), causes.message(failure))
            found.setdefault((report, equation.rule.code, place), told)
        for condition in CONDITIONS:
            for judgement in condition.judgements(case):
                if one := judgement.finding:
                    told = (one.severity.value, None, None, one.message)
                    found[report, one.rule, judgement.verdict.place] = told
    return found


def stored(value: Number) -> Number | None:
    return value if value == int(value) and abs(value) < 2**63 else None


def told_by_columns(rows: pl.DataFrame) -> dict[tuple[str, str, str], tuple[object, ...]]:
    answers = Answers(rows)
    found = worded(finding_rows(answers), answers.asked)
    return {
        (row["report"], row["rule"], row["place"]): (
            row["severity"],
            row["left"],
            row["right"],
            message(row),
        )
        for row in found.iter_rows(named=True)
    }


def disturbed(random: Random, report: Report) -> Report:
    """Some cells changed in all the ways that occur, some rarely."""
    changed = dict(report.cells)
    for code in random.sample(sorted(changed), random.choice((0, 0, 1, 3, 12))):
        match random.randrange(12):
            case 0:
                del changed[code]
            case 1:
                changed[code] = replace(changed[code], decided_by=random.choice(("T3-02", "T3-03", "XY-01")))
            case 2:
                changed[code] = Cell.number(
                    code, random.choice((10**15, 10**30, -(10**17), LARGEST, -LARGEST))
                )
            case 3:
                changed[code] = Cell.number(code, random.choice((Decimal("1.5"), Decimal("-0.25"))))
            case 4:
                changed[code] = Cell.number(code, -random.randint(1, 9))
            case 5 | 6:
                state = random.choice([state for state in State if state is not State.NUMBER])
                changed[code] = Cell(state=state, unit=changed[code].unit)
            case 7:
                changed[code] = Cell.number(code, random.choice((0, 20, 12_000)))
            case _:
                value = changed[code].value
                changed[code] = Cell.number(code, (value or 0) + random.choice((-1, 1, 7)))
    kind = random.randrange(16)
    if kind == 0:
        changed = {code: cell for code, cell in changed.items() if not code.startswith("t3.")}
    elif kind == 1:
        changed = {code: cell for code, cell in changed.items() if not code.startswith("t4.")}
    elif kind == 2 and report.t3_form is Form.F2021:
        changed |= {t3("outcome.other", column): Cell.number("", random.choice((0, 2))) for column in COLUMNS}
    elif kind == 3:
        totals = (t3("outcome.total", column) for column in COLUMNS)
        changed |= {code: Cell.number(code, 0) for code in totals if code in changed}
    elif kind == 4:
        changed = {code: Cell.number(code, 0) for code in changed}
    forms = {
        f"t{table}_form": getattr(report, f"t{table}_form")
        if any(c[1] == str(table) for c in changed)
        else None
        for table in (2, 3)
    }
    return replace(report, cells=changed, **forms)


def history(random: Random) -> list[Report]:
    """A unit's reports over a few years, with gaps and changes of form, some repeating the year before."""
    years = sorted(random.sample(range(2018, 2026), random.choice((1, 2, 2, 3))))
    found: list[Report] = []
    for year in years:
        form = Form.F2019 if year <= 2020 else Form.F2021
        if random.random() < 0.1:
            form = random.choice(FORMS)
        t2_form = form if random.random() < 0.9 else random.choice(FORMS)
        report = random_report(random, t2_form=t2_form, t3_form=form)
        if found and random.random() < 0.5 and found[-1].t3_form is form and found[-1].t2_form is t2_form:
            report = replace(report, cells=found[-1].cells)
        report = replace(report, year=year, agency=random.choice(NAMES))
        found.append(disturbed(random, report))
    return found


@settings(max_examples=3, deadline=None, phases=[Phase.generate])
@given(st.integers(0, 2**32))
def test_every_rule_answers_every_report_as_it_does_alone(seed: int) -> None:
    random = Random(seed)
    histories = tuple(history(random) for _ in range(30))
    rows = frame(*histories)
    assert by_columns(rows) == counted(histories)
    assert told_by_columns(rows) == sentences(histories)


@pytest.mark.parametrize(
    "name",
    [*NAMES, "青溪乡人民政府", "北京市", "北京市海淀区", "澄湖经济开发区", "青溪县人民政府 办公室", "ＡＢＣ"],
)
def test_a_name_whose_end_says_no_is_no_when_it_is_asked(name: str) -> None:
    tests = [test for one in CONDITIONS for test in every_test(one) if isinstance(test, Agency) and test.ends]
    assert tests
    for test in tests:
        is_no = pl.select(pl.lit(name).alias("agency")).select(surely_no(test)).item()
        assert not is_no or test.about(name) is False


def test_a_sum_that_would_leave_64_bits_is_asked_alone() -> None:
    fees = "t2.admin_fees.amount_wan"
    now = replace(clean(2023), cells={**clean(2023).cells, fees: Cell.number(fees, Decimal(3 * 10**11))})
    earlier = replace(clean(2022), cells={**clean(2022).cells, fees: Cell.number(fees, Decimal(2 * 10**11))})
    rows = frame([earlier, now])
    assert rows[fees].to_list() == [None, None]
    # A hundred times last year's is 2·10¹⁹ 分, beyond 64 bits; wrapped it would be less than this year's.
    assert "是上一年" not in "".join(str(told[3]) for told in told_by_columns(rows).values())
    assert told_by_columns(rows) == sentences(([earlier, now],))
