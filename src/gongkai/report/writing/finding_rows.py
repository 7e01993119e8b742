"""A finding as one row of a spreadsheet, in words for a clerk."""

from gongkai.report.finding import Answer, CheckResult, Finding
from gongkai.report.forms import label

FINDING_HEADS = ("序号", "级别", "规则", "意见", "涉及的格", "算式", "建议", "依据", "由此引起")
FINDING_WIDTHS = (6, 8, 10, 60, 40, 30, 40, 30, 30)
"""In characters."""


def finding_row(number: int, finding: Finding) -> tuple[str | int, ...]:
    """The cells of a row under `FINDING_HEADS`.

    The number is in words: a bare figure below the forms would be read as one of theirs.
    """
    return (
        f"第{number}条",
        finding.severity.label,
        finding.rule,
        finding.message,
        "\n".join(label(code) for code in finding.cells),
        finding.equation,
        finding.repair,
        finding.source,
        "\n".join(
            f"{consequence.rule}：{'、'.join(label(code) for code in consequence.cells)}"
            for consequence in finding.consequences
        ),
    )


def summary_row(result: CheckResult) -> tuple[str | int, ...]:
    """The last row: how many rules passed, failed and could not tell; all three are always said."""
    counts = "，".join(f"{answer.label}{result.count(answer)}项" for answer in Answer)
    return ("小结", "", "", f"{counts}。", *("" for _ in FINDING_HEADS[4:]))
