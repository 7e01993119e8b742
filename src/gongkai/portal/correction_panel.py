"""The row of a checked report that is opened for correction: one field a cell, its faults beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.portal.cell_view import CellView
from gongkai.portal.report_page import ReportPage
from gongkai.report.forms import label

PREFIX = "cell-"


@dataclass(frozen=True, slots=True)
class Field:
    """One cell as a form field: `name` in the form, `text` what stands in it, `fault` what is wrong with that."""

    view: CellView
    name: str
    label: str
    text: str
    fault: str
    asked_for: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """An opened row."""

    row: str
    title: str
    fields: tuple[Field, ...]

    @property
    def faults(self) -> tuple[Field, ...]:
        """The fields that have to be written anew."""
        return tuple(field for field in self.fields if field.fault)


def panel(
    shown: ReportPage, row: str, cell: str, typed: Mapping[str, str], faults: Mapping[str, str]
) -> Panel | None:
    """The panel of `row`, None where the report has no such row; `cell` is the one that was pressed."""
    views = shown.row(row)
    if not views:
        return None
    return Panel(
        row,
        label(views[0].code).rpartition("·")[0],
        tuple(
            Field(
                view,
                PREFIX + view.code,
                label(view.code).rpartition("·")[2],
                typed.get(view.code, view.raw),
                faults.get(view.code, ""),
                view.code == cell,
            )
            for view in views
        ),
    )


def cells_typed(posted: Mapping[str, str]) -> dict[str, str]:
    """Code → text of every cell in a posted form."""
    return {name.removeprefix(PREFIX): text[:40] for name, text in posted.items() if name.startswith(PREFIX)}
