"""培训会议演练: who was called together for what, with people and hours; also meetings to which the public is invited."""

from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import Activity, ActivityKind


def _check(row: Activity) -> None:
    if row.times < 1:
        raise ValidationError({"times": _("至少是1场；没有举办的，不登记。")})


ACTIVITIES = Ledger(
    code="activities",
    label="培训会议演练",
    says="政务公开的培训和会议、应急演练、邀请公众参加的会议和开放日，写明人数和学时。",
    article="条例第四十八条；第二十条第（十二）项",
    model=Activity,
    fields=("on", "kind", "title", "people", "hours", "times", "plan", "unit", "note"),
    quick=("on", "kind", "title", "people", "hours"),
    columns=("on", "kind", "title", "people", "hours", "times"),
    totals=(
        *(Total(kind.value, kind.label, "场", Q(kind=kind), Sum("times")) for kind in ActivityKind),
        Total("trained", "参加培训", "人次", Q(kind=ActivityKind.TRAINING), Sum("people")),
    ),
    filters=("kind", "unit"),
    search=("title", "plan"),
    words={
        "on": (
            "时间",
            "举办日期",
            "举办时间",
            "培训日期",
            "培训时间",
            "演练日期",
            "演练时间",
            "会议日期",
            "会议时间",
        ),
        "kind": ("活动类别", "类型", "形式", "活动类型"),
        "title": (
            "活动名称",
            "主题",
            "培训名称",
            "培训内容",
            "会议名称",
            "演练名称",
            "演练科目",
            "内容",
            "题目",
        ),
        "people": ("参加人数", "参训人数", "参演人数", "参会人数", "人次"),
        "hours": ("课时", "时长", "学时数"),
        "times": ("场数", "次数", "期数"),
        "plan": ("依据", "预案", "应急预案", "预案名称", "依据文件"),
    },
    wordings={
        "kind": {
            ActivityKind.TRAINING: "培训|讲座|学习|轮训|辅导",
            ActivityKind.MEETING: "^(?!.*(邀请|公众|听证)).*(会议|例会|座谈|推进会|部署会)",
            ActivityKind.DRILL: "演练|演习",
            ActivityKind.OPEN_MEETING: "公众.*会|会.*公众|听证|旁听|列席",
            ActivityKind.OPEN_DAY: "开放日|开放周|开放月",
        }
    },
    same=("on", "kind", "title"),
    past=("on",),
    check=_check,
)
