"""Reports built from the `truth.json` of the shared collection: cells without a document, and no text."""

import json
from decimal import Decimal
from typing import Any

from gongkai.report.codes import COLUMNS, Result, Track, t3, t4
from gongkai.report.forms import Form, codes, unit
from gongkai.report.value import Cell, Completeness, Number, Report, State
from tests.shared_reports import folder

ROWS = {
    "new": "received_new",
    "carried_in": "carried_in",
    "granted": "outcome.granted",
    "partial": "outcome.partial",
    "deny1": "outcome.refused.state_secret",
    "deny2": "outcome.refused.law_prohibited",
    "deny3": "outcome.refused.security_stability",
    "deny4": "outcome.refused.third_party",
    "deny5": "outcome.refused.internal_affairs",
    "deny6": "outcome.refused.process_info",
    "deny7": "outcome.refused.enforcement_file",
    "deny8": "outcome.refused.admin_query",
    "unable1": "outcome.unable.not_held",
    "unable2": "outcome.unable.needs_creation",
    "unable3": "outcome.unable.unclear_after_correction",
    "refuse1": "outcome.declined.petition_complaint",
    "refuse2": "outcome.declined.duplicate",
    "refuse3": "outcome.declined.publication",
    "refuse4": "outcome.declined.abusive_volume",
    "refuse5": "outcome.declined.reconfirm",
    "other": "outcome.other",
    "other1": "outcome.other.no_correction",
    "other2": "outcome.other.unpaid_fee",
    "other3": "outcome.other.misc",
    "total": "outcome.total",
    "carried_out": "carried_out",
}
TRACKS = {"review": Track.REVIEW, "direct": Track.SUIT_DIRECT, "after_review": Track.SUIT_AFTER_REVIEW}
_SUBJECTS = {
    "规章": "rules",
    "规范性文件": "normative_docs",
    "行政规范性文件": "normative_docs",
    "行政许可": "licensing",
    "其他对外管理服务事项": "other_services",
    "行政处罚": "penalty",
    "行政强制": "coercion",
    "行政事业性收费": "admin_fees",
    "政府集中采购": "procurement",
}
_MEASURES = {
    "本年新制作数量": "made",
    "本年新公开数量": "newly_disclosed",
    "对外公开总数量": "total_disclosed",
    "上一年项目数量": "items_prev",
    "本年增/减": "items_delta",
    "处理决定数量": "decisions",
    "采购项目数量": "projects",
    "采购总金额(万元)": "amount_yuan",
    "本年制发件数": "issued",
    "本年废止件数": "repealed",
    "现行有效件数": "in_force",
    "本年处理决定数量": "decisions",
    "本年收费金额(万元)": "amount_wan",
}


def truth(slug: str) -> dict[str, Any]:
    """The truth of one report as it is stored."""
    loaded: dict[str, Any] = json.loads(
        (folder() / slug / "truth.json").read_text(encoding="utf-8"), parse_float=Decimal
    )
    return loaded


def slugs(*completeness: str) -> list[str]:
    """Names of the collection's reports, of the kinds given (`full`, `fragment`, `derived`)."""
    names = sorted(path.parent.name for path in folder().glob("*/truth.json"))
    return [name for name in names if truth(name)["completeness"] in completeness]


def truth_report(slug: str) -> Report:
    """The cells of one truth: `?` is undecided, null blank; a row that the truth does not list is undecided."""
    data = truth(slug)
    t2_form = Form(data["form"]) if data["table2"] else None
    t3_form = Form(data["table3_form"]) if data["table3"] and data["table3_form"] else None
    stated: dict[str, Any] = {}
    for row, columns in (data["table2"] or {}).items():
        for column, value in (columns or {}).items():
            if row in _SUBJECTS and column in _MEASURES:
                code = f"t2.{_SUBJECTS[row]}.{_MEASURES[column]}"
                is_number = value is not None and value != "?"
                stated[code] = value * 10_000 if code.endswith("amount_yuan") and is_number else value
    for row in data["table3"] or ():
        stated |= {t3(ROWS[row["key"]], column): v for column, v in zip(COLUMNS, row["values"], strict=True)}
    for track, values in (data["table4"] or {}).items():
        stated |= {t4(TRACKS[track], result): v for result, v in zip(Result, values, strict=True)}
    due = [code for code in codes(t2_form, t3_form) if code[:2] != "t4" or data["table4"]]
    return Report(
        agency=data["agency"],
        year=data["year"],
        t2_form=t2_form,
        t3_form=t3_form,
        cells={code: _cell(code, stated.get(code, "?")) for code in due},
        completeness=Completeness.FRAGMENT if data["completeness"] == "fragment" else Completeness.FULL,
    )


def _cell(code: str, value: Number | str | None) -> Cell:
    if value is None:
        return Cell(state=State.BLANK, unit=unit(code))
    if isinstance(value, str):
        return Cell(raw=value, state=State.UNDECIDED, unit=unit(code))
    return Cell.number(code, value)
