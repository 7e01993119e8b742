"""A finding as one row of a spreadsheet, in words for a clerk."""

from gongkai.report.finding import Finding, Severity
from gongkai.report.forms import label

FINDING_HEADS = ("序号", "级别", "规则", "意见", "涉及的格", "算式", "建议", "依据", "由此引起")
FINDING_WIDTHS = (6, 8, 10, 60, 40, 30, 40, 30, 30)
"""In characters."""

SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.HINT: "提示"}


def finding_row(number: int, finding: Finding) -> tuple[str | int, ...]:
    """The cells of a row under `FINDING_HEADS`."""
    return (
        number,
        SEVERITY_LABELS[finding.severity],
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
