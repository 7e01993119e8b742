"""What 青溪县 has in its ledgers, and how far its reports of the past year are: one begun, one submitted."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.annual.checking import examined
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.references import PLACEHOLDER
from gongkai.annual.narrative.saving import save
from gongkai.annual.opening_year import begin
from gongkai.annual.taking import take
from gongkai.annual.verdicts import Answered, answer
from gongkai.records.moment import Moment
from gongkai.registers.entering import bring_in
from gongkai.registers.ledgers import LEDGERS
from gongkai.site.sample.published import CLERKS

ROWS = Path(__file__).with_name("ledgers.toml")
WORDS = {
    (1, 1): "重大决策、重点项目和民生政策在县人民政府网站公开，并在政务服务大厅提供纸质文本。",
    (1, 2): "依申请公开由专人登记、办理，答复前与申请人沟通。",
    (1, 3): "公文起草时确定公开属性，公开前进行保密审查。",
    (1, 4): "按统一要求维护政府信息公开平台，栏目有专人负责。",
    (1, 5): "由办公室主任负责政府信息公开工作，工作考核、社会评议按要求开展，未发生责任追究。",
    (5, 0): "存在的主要问题是政策解读以文字为主，形式不多。",
    (5, 1): "改进措施是会同政策起草单位增加图解和问答。",
}
"""What only people can say, by section and position of the passage."""
_DAY = re.compile(r"(last|this)-(\d\d)-(\d\d)")


def play(agencies: Mapping[str, Agency], actor: Callable[..., Actor], now: datetime) -> None:
    """Enter the rows, begin the bureau's report on the past year, and submit that of the county's office."""
    when = Moment(timezone.localdate(now), now)
    clerks = {key: actor(username, Role.CLERK) for key, username in CLERKS.items()}
    for told in tomllib.loads(ROWS.read_text(encoding="utf-8"))["ledger"]:
        rows = [_row(one, when.today) for one in told["rows"]]
        entered = [row for row in rows if not _ahead(row, when.today)]
        key = told["agency"]
        bring_in(agencies[key], LEDGERS[told["code"]], entered, clerks[key], when)
    year = when.today.year - 1
    begin(agencies["resources"], year, clerks["resources"], _in_january(8, now))
    report = begin(agencies["office"], year, clerks["office"], _in_january(8, now))
    _submit(report, clerks["office"], _in_january(20, now))


def _row(told: Mapping[str, Any], today: date) -> dict[str, Any]:
    return {name: _day(value, today) for name, value in told.items()}


def _day(value: Any, today: date) -> Any:
    said = _DAY.fullmatch(value) if isinstance(value, str) else None
    return date(today.year - (said[1] == "last"), int(said[2]), int(said[3])) if said else value


def _ahead(row: Mapping[str, Any], today: date) -> bool:
    return any(isinstance(value, date) and value > today for value in row.values())


def _in_january(day: int, now: datetime) -> Moment:
    """A morning in January of the year of set-up, but never after it."""
    on = min(date(timezone.localdate(now).year, 1, day), timezone.localdate(now))
    return Moment(on, min(now, timezone.make_aware(datetime.combine(on, time(9, 30)))))


def _submit(report: AnnualReport, clerk: Actor, when: Moment) -> None:
    """Its gaps written, its warnings explained, on to the superior."""
    for passage in report.passages.order_by("pk"):
        if PLACEHOLDER.search(passage.text):
            words = WORDS[passage.section, passage.position]
            save(passage, PLACEHOLDER.sub(words, passage.text), passage.edits, clerk, when)
    report = AnnualReport.objects.get(pk=report.pk)
    for found in examined(report, when.today).stopping:
        answer(report.pk, found, Answered.EXPLAINED, "已与登记核对，情况属实。", clerk, when)
    take("submit", report.pk, clerk, when, {"reason": "请审核。"})
