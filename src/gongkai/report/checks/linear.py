"""The linear rules of the annual report, each declared once as an equation over cells.

The relations of Tables 3 and 4 hold
column by column, so they hold for every sum of reports too.
"""

from gongkai.report.checks.equation import NOTHING, PLACE, Equation, Relation, before, cell, total
from gongkai.report.checks.linear_rules import (
    APPLICANTS_ADD_UP,
    CARRIED_OVER,
    CASES_AGAINST_OUTCOMES,
    DISCLOSED_AT_MOST,
    DISCLOSED_GROWS_BY_NEW,
    IDENTITY,
    IN_FORCE_AT_LEAST,
    IN_FORCE_BRIDGE,
    IN_FORCE_CONTINUES,
    ITEMS_CONTINUE,
    ITEMS_NOT_NEGATIVE,
    OTHER_ADDS_UP,
    OUTCOMES_ADD_UP,
    PENDING_CONTINUES,
    REPEALED_AT_MOST,
    REVIEW_ADDS_UP,
    SUIT_AFTER_REVIEW_ADDS_UP,
    SUIT_DIRECT_ADDS_UP,
)
from gongkai.report.checks.wording import COLUMN_NAMES, TRACK_NAMES, row_names, subject_names
from gongkai.report.codes import APPLICANT_COLUMNS, COLUMNS, Column, Result, Track, t3, t4
from gongkai.report.finding import Severity
from gongkai.report.forms import Form, outcome_leaves

_COLUMNS = {str(column): COLUMN_NAMES[column] for column in COLUMNS}
_TRACKS = {str(track): TRACK_NAMES[track] for track in Track}
_DOCUMENTS = ("rules", "normative_docs")
_ITEMS = ("licensing", "other_services", "penalty", "coercion", "admin_fees")


def _outcome(row: str) -> str:
    return t3(row, PLACE)


def _subjects(form: Form, codes: tuple[str, ...]) -> dict[str, str]:
    names = subject_names(form)
    return {code: names[code] for code in codes}


def _document(measure: str) -> str:
    return f"t2.{PLACE}.{measure}"


_ROW_SUM = tuple(f"{PLACE}@{column}" for column in APPLICANT_COLUMNS)
_ALL_CASES = total(*(t4(track, Result.TOTAL) for track in Track))
_DECIDED = t3("outcome.total", Column.TOTAL)

TABLE_2_EQUATIONS = (
    Equation(
        IN_FORCE_AT_LEAST,
        cell(_document("in_force")),
        Relation.AT_LEAST,
        cell(_document("issued")) - cell(_document("repealed")),
        table=2,
        form=Form.F2021,
        places=_subjects(Form.F2021, _DOCUMENTS),
        says="{place}：现行有效{left}件，少于本年制发减废止的{right}件，差{gap}件。",
        explains=IN_FORCE_CONTINUES,
    ),
    Equation(
        IN_FORCE_AT_LEAST,
        cell(_document("in_force")),
        Relation.AT_LEAST,
        cell(_document("issued")),
        table=2,
        form=Form.F2021,
        places=_subjects(Form.F2021, _DOCUMENTS),
        says="{place}：现行有效{left}件，少于本年制发的{right}件。当年制发的文件当年又废止，宜在正文说明。",
        severity=Severity.HINT,
    ),
    Equation(
        DISCLOSED_AT_MOST,
        cell(_document("newly_disclosed")),
        Relation.AT_MOST,
        cell(_document("total_disclosed")),
        table=2,
        form=Form.F2019,
        places=_subjects(Form.F2019, _DOCUMENTS),
        says="{place}：本年新公开{left}件，多于对外公开总数量{right}件，多{gap}件。",
    ),
    Equation(
        DISCLOSED_AT_MOST,
        cell(_document("made")),
        Relation.AT_MOST,
        cell(_document("newly_disclosed")),
        table=2,
        form=Form.F2019,
        places=_subjects(Form.F2019, _DOCUMENTS),
        says="{place}：本年新制作{left}件，新公开{right}件，有{gap}件制作后没有公开。确属不予公开的无须修改。",
        severity=Severity.HINT,
    ),
    Equation(
        ITEMS_NOT_NEGATIVE,
        cell(f"t2.{PLACE}.items_prev") + cell(f"t2.{PLACE}.items_delta"),
        Relation.AT_LEAST,
        NOTHING,
        table=2,
        form=Form.F2019,
        places=_subjects(Form.F2019, _ITEMS),
        says="{place}：上一年项目数量加本年增减得{left}项，小于零。",
    ),
)

TABLE_3_EQUATIONS = (
    Equation(
        IDENTITY,
        cell(_outcome("received_new")) + cell(_outcome("carried_in")),
        Relation.EQUAL,
        cell(_outcome("outcome.total")) + cell(_outcome("carried_out")),
        table=3,
        places=_COLUMNS,
        says="{place}列：新收与上年结转共{left}件，办结与结转下年度共{right}件，相差{gap}件。",
    ),
    *(
        Equation(
            OUTCOMES_ADD_UP,
            cell(_outcome("outcome.total")),
            Relation.EQUAL,
            total(*(f"{row}@{PLACE}" for row in outcome_leaves(form))),
            table=3,
            form=form,
            places=_COLUMNS,
            says="{place}列：“（七）总计”填{left}件，各项办理结果合计{right}件，相差{gap}件。",
        )
        for form in Form
    ),
    Equation(
        APPLICANTS_ADD_UP,
        cell(f"{PLACE}@{Column.TOTAL}"),
        Relation.EQUAL,
        total(*_ROW_SUM),
        table=3,
        places=row_names(),
        says="“{place}”一行：总计填{left}件，六类申请人合计{right}件，相差{gap}件。",
        if_printed=f"{PLACE}@{Column.TOTAL}",
    ),
    Equation(
        OTHER_ADDS_UP,
        cell(_outcome("outcome.other")),
        Relation.EQUAL,
        total(*(_outcome(f"outcome.other.{part}") for part in ("no_correction", "unpaid_fee", "misc"))),
        table=3,
        form=Form.F2021,
        places=_COLUMNS,
        says="{place}列：“（六）其他处理”填{left}件，三个分项合计{right}件，相差{gap}件。",
        if_printed=_outcome("outcome.other"),
    ),
)

TABLE_4_EQUATIONS = (
    *(
        Equation(
            rule,
            cell(t4(PLACE, Result.TOTAL)),
            Relation.EQUAL,
            total(*(t4(PLACE, result) for result in Result if result is not Result.TOTAL)),
            table=4,
            places={str(track): TRACK_NAMES[track]},
            says="{place}：总计填{left}件，四种结果合计{right}件，相差{gap}件。",
        )
        for rule, track in zip(
            (REVIEW_ADDS_UP, SUIT_DIRECT_ADDS_UP, SUIT_AFTER_REVIEW_ADDS_UP), Track, strict=True
        )
    ),
    Equation(
        CASES_AGAINST_OUTCOMES,
        _ALL_CASES,
        Relation.AT_MOST,
        cell(_DECIDED) + before(_DECIDED),
        table=4,
        says="表四复议诉讼共{left}件，本年和上一年办结的申请一共{right}件，多{gap}件。",
        alone=Equation(
            CASES_AGAINST_OUTCOMES,
            _ALL_CASES,
            Relation.AT_MOST,
            cell(_DECIDED),
            table=4,
            says="表四复议诉讼共{left}件，本年办结的申请{right}件，多{gap}件（缺上一年报告，只与本年比）。",
            severity=Severity.HINT,
        ),
    ),
)

ACROSS_YEARS_EQUATIONS = (
    Equation(
        CARRIED_OVER,
        cell(_outcome("carried_in")),
        Relation.EQUAL,
        before(_outcome("carried_out")),
        table=3,
        places=_COLUMNS,
        says="{place}列：上年结转填{left}件，上一年报告结转下年度{right}件，相差{gap}件。",
        mild_where=Column.TOTAL,
    ),
    Equation(
        IN_FORCE_CONTINUES,
        cell(_document("in_force")),
        Relation.EQUAL,
        before(_document("in_force")) + cell(_document("issued")) - cell(_document("repealed")),
        table=2,
        form=Form.F2021,
        form_before=Form.F2021,
        places=_subjects(Form.F2021, _DOCUMENTS),
        says="{place}：现行有效填{left}件，按上一年现行有效加本年制发减废止应为{right}件，相差{gap}件。",
    ),
    Equation(
        REPEALED_AT_MOST,
        cell(_document("repealed")),
        Relation.AT_MOST,
        before(_document("in_force")) + cell(_document("issued")),
        table=2,
        form=Form.F2021,
        form_before=Form.F2021,
        places=_subjects(Form.F2021, _DOCUMENTS),
        says="{place}：本年废止{left}件，上一年现行有效加本年制发才{right}件，多{gap}件。",
        explains=IN_FORCE_CONTINUES,
    ),
    Equation(
        ITEMS_CONTINUE,
        cell(f"t2.{PLACE}.items_prev"),
        Relation.EQUAL,
        before(f"t2.{PLACE}.items_prev") + before(f"t2.{PLACE}.items_delta"),
        table=2,
        form=Form.F2019,
        form_before=Form.F2019,
        places=_subjects(Form.F2019, _ITEMS),
        says="{place}：上一年项目数量填{left}项，按上一年报告应为{right}项，相差{gap}项。",
    ),
    Equation(
        DISCLOSED_GROWS_BY_NEW,
        cell(_document("total_disclosed")) - before(_document("total_disclosed")),
        Relation.AT_MOST,
        cell(_document("newly_disclosed")),
        table=2,
        form=Form.F2019,
        form_before=Form.F2019,
        places=_subjects(Form.F2019, _DOCUMENTS),
        says="{place}：对外公开总数量比上一年多{left}件，本年新公开只有{right}件，差{gap}件。",
    ),
    Equation(
        IN_FORCE_BRIDGE,
        cell(_document("in_force")),
        Relation.EQUAL,
        before(_document("total_disclosed")) + cell(_document("issued")) - cell(_document("repealed")),
        table=2,
        form=Form.F2021,
        form_before=Form.F2019,
        places=_subjects(Form.F2021, _DOCUMENTS),
        says="{place}：现行有效{left}件，上一年对外公开总数量加本年制发减废止为{right}件，相差{gap}件；两个口径不同。",
    ),
    Equation(
        PENDING_CONTINUES,
        cell(t4(PLACE, Result.TOTAL)),
        Relation.AT_LEAST,
        before(t4(PLACE, Result.PENDING)),
        table=4,
        places=_TRACKS,
        says="{place}：本年总计{left}件，少于上一年尚未审结的{right}件，少{gap}件。",
    ),
)

EQUATIONS = (*TABLE_2_EQUATIONS, *TABLE_3_EQUATIONS, *TABLE_4_EQUATIONS, *ACROSS_YEARS_EQUATIONS)
"""Every linear rule of one report and its year before."""

RULES = tuple({equation.rule.code: equation.rule for equation in EQUATIONS}.values())
