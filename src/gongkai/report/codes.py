"""Codes of the cells of the annual report: `t<table>.<row>[.<measure>]` and, in Table 3, `@<column>`.

A code means the same in both forms; a form only says which codes it prints (`gongkai.report.forms`).
"""

from enum import StrEnum


class Column(StrEnum):
    """Applicant columns of Table 3 (申请人情况), in printed order; the last is the row's own total."""

    NATURAL_PERSON = "natural_person"
    ORG_ENTERPRISE = "org_enterprise"
    ORG_RESEARCH = "org_research"
    ORG_PUBLIC_WELFARE = "org_public_welfare"
    ORG_LEGAL_SERVICE = "org_legal_service"
    ORG_OTHER = "org_other"
    TOTAL = "total"


COLUMNS = tuple(Column)
APPLICANT_COLUMNS = COLUMNS[:-1]


class Track(StrEnum):
    """Blocks of Table 4: review, suit without review, suit after review."""

    REVIEW = "review"
    SUIT_DIRECT = "suit_direct"
    SUIT_AFTER_REVIEW = "suit_after_review"


class Result(StrEnum):
    """Columns of each block of Table 4, in printed order."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"
    TOTAL = "total"


def t3(row: str, column: str) -> str:
    """Code of one cell of Table 3; `row` without its `t3.`: `t3("outcome.partial", Column.TOTAL)`."""
    return f"t3.{row}@{column}"


def t4(track: str, result: str) -> str:
    """Code of one cell of Table 4."""
    return f"t4.{track}.{result}"


def table_of(code: str) -> int:
    """Number of the statutory table (2, 3 or 4) that a code belongs to."""
    return int(code[1])


def row_of(code: str) -> str:
    """The row of a Table 3 code: `t3.outcome.partial` of `t3.outcome.partial@natural_person`."""
    return code.partition("@")[0]


def column_of(code: str) -> str:
    """The column of a Table 3 code; empty for other tables."""
    return code.partition("@")[2]
