"""Where a cell stands: its id on the page, the row that opens it, the tab of its table."""

from gongkai.report.codes import table_of


def anchor(code: str) -> str:
    """The id of a cell on the page: `c-t3-outcome-total--natural_person`."""
    return "c-" + code.replace("@", "--").replace(".", "-")


def row_of_cell(code: str) -> str:
    """The row of a cell: `t2.rules`, `t3.outcome.granted`, or `t4.review` for a block of Table 4."""
    return code.rpartition("@" if code.startswith("t3.") else ".")[0]


def part_of_cell(code: str) -> str:
    """The tab that shows it: `t2`, `t3` or `t4`."""
    return f"t{table_of(code)}"
