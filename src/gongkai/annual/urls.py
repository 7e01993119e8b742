"""Addresses of the desk's pages of annual reports, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import route
from gongkai.annual.access import COMPILING, LISTS, REPORT
from gongkai.annual.board.access import ACTING, OVERSEEING, UNIT
from gongkai.annual.desk import (
    adjust_page,
    board,
    draft_file,
    figure_page,
    findings_page,
    list_page,
    narrative_page,
    opening_page,
    passage_page,
    past_reports,
    report_page,
    roll_up,
    setting_page,
    step_page,
    sweep,
    tables_page,
    unit_reports,
)

_REPORT = "desk/annual/<int:pk>/"
_BOARD = "desk/annual/board/"
_UNIT = f"{_BOARD}units/<int:pk>/"
_PASSAGE = f"{_REPORT}narrative/<int:passage>/"
_ADJUSTMENT = f"{_REPORT}adjustments/<int:number>/"
_OPENING = f"{_REPORT}opening/"
_WRITING = RateLimit("annual-draft", 60, 10)
"""A file of a whole report is laid out page by page."""
_CHECKING = RateLimit("annual-board-workbook", 20, 10)
"""Every report of a county is checked anew."""

urlpatterns = [
    route("desk/annual/", list_page.reports, name="annual-reports", seen_by=LISTS),
    route(_REPORT, report_page.report_page, name="annual-report", seen_by=REPORT),
    route(f"{_REPORT}findings/", findings_page.findings_page, name="annual-findings", seen_by=REPORT),
    route(f"{_REPORT}steps/<str:code>/", step_page.step_page, name="annual-step", seen_by=REPORT),
    route(
        f"{_REPORT}draft.<str:kind>",
        draft_file.draft_file,
        name="annual-draft",
        seen_by=REPORT,
        limit=_WRITING,
    ),
    route(f"{_REPORT}narrative/", narrative_page.narrative_page, name="annual-narrative", seen_by=REPORT),
    route(_PASSAGE, passage_page.passage_page, name="annual-passage", seen_by=REPORT),
    route(f"{_PASSAGE}preview/", passage_page.preview, name="annual-passage-preview", seen_by=REPORT),
    route(f"{_PASSAGE}draft/", passage_page.draft_again_page, name="annual-passage-draft", seen_by=REPORT),
    route(f"{_PASSAGE}history/", passage_page.history_page, name="annual-passage-history", seen_by=REPORT),
    route(f"{_REPORT}figures/<str:code>/", figure_page.figure_page, name="annual-figure", seen_by=REPORT),
    route(f"{_REPORT}tables/", tables_page.tables, name="annual-tables", seen_by=REPORT),
    route(f"{_REPORT}tables/list.xlsx", tables_page.cell_list, name="annual-cell-list", seen_by=REPORT),
    route(f"{_REPORT}adjust/", adjust_page.adjusting, name="annual-adjust", seen_by=REPORT),
    route(
        f"{_ADJUSTMENT}withdraw/", adjust_page.withdrawing, name="annual-adjustment-withdraw", seen_by=REPORT
    ),
    route(f"{_ADJUSTMENT}file/", adjust_page.file, name="annual-adjustment-file", seen_by=REPORT),
    route(_OPENING, opening_page.opening, name="annual-opening", seen_by=REPORT),
    route(f"{_OPENING}sign/", opening_page.signing, name="annual-opening-sign", seen_by=REPORT),
    route(
        f"{_OPENING}<int:number>/settle/",
        opening_page.settling,
        name="annual-opening-settle",
        seen_by=REPORT,
    ),
    route(
        f"{_OPENING}<int:number>/strike/",
        opening_page.striking,
        name="annual-opening-strike",
        seen_by=REPORT,
    ),
    route(f"{_REPORT}roll-up/", roll_up.roll_up, name="annual-roll-up", seen_by=REPORT),
    route(_BOARD, board.board, name="annual-board", seen_by=OVERSEEING),
    route(
        f"{_BOARD}list.xlsx",
        board.workbook,
        name="annual-board-workbook",
        seen_by=OVERSEEING,
        limit=_CHECKING,
    ),
    route(f"{_BOARD}remind/", board.remind, name="annual-board-remind", seen_by=ACTING),
    route(f"{_BOARD}sweep/", sweep.sweep, name="annual-sweep", seen_by=ACTING),
    route(f"{_BOARD}units/", unit_reports.unit_reports, name="annual-units", seen_by=ACTING),
    route(_UNIT, board.unit, name="annual-unit", seen_by=UNIT),
    route(f"{_UNIT}settings/", setting_page.setting_page, name="annual-unit-settings", seen_by=UNIT),
    route(f"{_UNIT}findings.xlsx", board.findings, name="annual-unit-findings", seen_by=UNIT),
    route(f"{_UNIT}letter.docx", board.unit_letter, name="annual-unit-letter", seen_by=UNIT),
    route("desk/annual/past/", past_reports.past_reports, name="annual-past", seen_by=COMPILING),
    route(
        "desk/annual/past/findings.xlsx",
        past_reports.findings,
        name="annual-past-findings",
        seen_by=COMPILING,
        limit=_CHECKING,
    ),
]
