"""Addresses of what the desk needs beside the single case, each with who sees it."""

from gongkai.agencies.role import Role
from gongkai.agencies.route import DESK, desk, route
from gongkai.casework.access import LISTS
from gongkai.casework.desk import (
    holiday_notice,
    model_answers,
    monitors,
    office_settings,
    precedents,
    register_import,
    table_3,
)
from gongkai.casework.desk.office_settings import SETTERS, SETTINGS
from gongkai.casework.desk.table_3_page import READERS
from gongkai.casework.disputes.desk import table_4, table_4_page
from gongkai.workflow.desk import notices
from gongkai.workflow.desk.calendar import calendar
from gongkai.workflow.desk.calendar_keeper import CALENDAR_KEEPER, CALENDAR_READER

COUNTING = desk(*READERS)
COUNTING_DISPUTES = desk(*table_4_page.READERS)
_ANSWER = "desk/precedents/answers/<int:pk>/"
_SETTINGS = "desk/agencies/<int:pk>/settings/"

urlpatterns = [
    route("desk/table-3/", table_3.page, name="table-3", seen_by=COUNTING),
    route("desk/table-3/table.xlsx", table_3.workbook, name="table-3-workbook", seen_by=COUNTING),
    route("desk/table-3/table.json", table_3.data, name="table-3-data", seen_by=COUNTING),
    route("desk/table-3/cases.xlsx", table_3.list_of_cases, name="table-3-cases", seen_by=COUNTING),
    route("desk/table-4/", table_4.page, name="table-4", seen_by=COUNTING_DISPUTES),
    route("desk/table-4/table.xlsx", table_4.workbook, name="table-4-workbook", seen_by=COUNTING_DISPUTES),
    route("desk/table-4/table.json", table_4.data, name="table-4-data", seen_by=COUNTING_DISPUTES),
    route(
        "desk/table-4/cases.xlsx", table_4.list_of_disputes, name="table-4-cases", seen_by=COUNTING_DISPUTES
    ),
    route(
        "desk/applications/import/",
        register_import.register_import,
        name="register-import",
        seen_by=desk(Role.CLERK),
    ),
    route("desk/monitors/", monitors.page, name="monitors", seen_by=monitors.MONITORS),
    route("desk/precedents/", precedents.page, name="precedents", seen_by=LISTS),
    route("desk/precedents/add/", model_answers.add, name="add-model-answer", seen_by=model_answers.WRITERS),
    route(_ANSWER, model_answers.edit, name="model-answer", seen_by=model_answers.MODEL_ANSWER),
    route(
        f"{_ANSWER}remove/",
        model_answers.remove,
        name="remove-model-answer",
        seen_by=model_answers.MODEL_ANSWER,
    ),
    route("desk/settings/", office_settings.own, name="settings", seen_by=SETTERS),
    route(_SETTINGS, office_settings.overview, name="office-settings", seen_by=SETTINGS),
    route(f"{_SETTINGS}chains/<str:group>/", office_settings.chain, name="settings-chain", seen_by=SETTINGS),
    route(f"{_SETTINGS}redaction/", office_settings.redaction, name="settings-redaction", seen_by=SETTINGS),
    route(
        f"{_SETTINGS}numbers/<str:series>/",
        office_settings.pattern,
        name="settings-pattern",
        seen_by=SETTINGS,
    ),
    route(
        f"{_SETTINGS}letters/<str:wording>/",
        office_settings.template,
        name="settings-template",
        seen_by=SETTINGS,
    ),
    route("desk/notices/", notices.notices, name="notices", seen_by=DESK),
    route("desk/notices/read/", notices.mark_read, name="notices-read", seen_by=DESK),
    route("desk/calendar/", calendar, name="calendar", seen_by=CALENDAR_READER),
    route("desk/calendar/enter/", holiday_notice.enter, name="calendar-enter", seen_by=CALENDAR_KEEPER),
]
