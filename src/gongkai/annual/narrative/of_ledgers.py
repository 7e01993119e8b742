"""Figures of the ledgers: powers and decisions, what people said, how the work is run."""

from collections.abc import Callable, Iterator

from gongkai.annual.narrative.figure import NamedFigure
from gongkai.publishing.figures import Figure
from gongkai.publishing.scope import Scope
from gongkai.registers import figures
from gongkai.registers.models import ActivityKind, CallKind, PowerKind

POWERS, VOICES, RUN = "权责和办件", "公众互动", "管理和监督"
_SLIPS = (
    ("leak", "失泄密", "起"),
    ("personal_data", "泄露个人信息", "起"),
    ("wrong_text", "内容差错", "起"),
    ("site", "网站和新媒体安全事件", "起"),
)
_RESULTS = (
    ("assessment", "工作考核", "次"),
    ("evaluation", "社会评议", "次"),
    ("accountability", "责任追究", "次"),
    ("notice", "上级通报", "次"),
)

Count = Callable[[Scope], Figure]


def ledger_figures() -> Iterator[NamedFigure]:
    """All of `registers.figures`."""
    yield from _powers()
    yield from _voices()
    yield from _run()


def _powers() -> Iterator[NamedFigure]:
    yield NamedFigure("powers", "行政权力事项", "项", POWERS, figures.powers)
    yield NamedFigure("powers.guides", "有办事指南的事项", "项", POWERS, figures.guides)
    for kind in PowerKind:
        code = _plain(kind)
        yield NamedFigure(f"powers.{code}", f"{kind.label}事项", "项", POWERS, _items(kind))
    for kind in (PowerKind.LICENSING, PowerKind.PENALTY, PowerKind.COERCION, PowerKind.OTHER_SERVICES):
        code = _plain(kind)
        yield NamedFigure(f"{code}.accepted", f"受理{kind.label}", "件", POWERS, _accepted(kind))
        yield NamedFigure(f"{code}.concluded", f"办结{kind.label}", "件", POWERS, _concluded(kind))
        yield NamedFigure(f"{code}.decisions", f"{kind.label}处理决定", "件", POWERS, _decisions(kind))
    yield NamedFigure("adminfees", "行政事业性收费金额", "元", POWERS, figures.fees)
    yield NamedFigure("purchases", "政府集中采购项目", "个", POWERS, figures.purchases)
    yield NamedFigure("purchases.amount", "政府集中采购总金额", "元", POWERS, figures.purchase_amount)


def _voices() -> Iterator[NamedFigure]:
    yield NamedFigure("messages", "收到网友留言", "条", VOICES, figures.messages)
    yield NamedFigure("messages.answered", "答复网友留言", "条", VOICES, figures.messages_answered)
    yield NamedFigure("messages.rated", "有评价的网友留言", "条", VOICES, figures.messages_rated)
    yield NamedFigure("messages.satisfied", "满意的网友留言", "条", VOICES, figures.messages_satisfied)
    yield NamedFigure("messages.share", "网友留言满意率", "%", VOICES, figures.satisfied_share)
    for kind, unit in ((CallKind.HOTLINE, "件"), (CallKind.TELEPHONE, "起"), (CallKind.COUNTER, "人次")):
        yield NamedFigure(f"calls.{kind}", str(kind.label), unit, VOICES, _calls(kind))
    yield NamedFigure("questionnaires", "开展问卷调查", "次", VOICES, figures.questionnaires)
    yield NamedFigure("questionnaires.answers", "收回问卷", "份", VOICES, figures.questionnaire_answers)
    yield NamedFigure("concerns", "回应社会关切", "件", VOICES, figures.concerns_answered)
    yield NamedFigure("clarifications", "澄清虚假信息", "件", VOICES, figures.clarifications)


def _run() -> Iterator[NamedFigure]:
    for kind in ActivityKind:
        code = f"activities.{_plain(kind)}"
        yield NamedFigure(code, str(kind.label), "场", RUN, _activities(kind))
        yield NamedFigure(f"{code}.people", f"{kind.label}参加人次", "人次", RUN, _people(kind))
    yield NamedFigure("plan", "年度任务", "项", RUN, figures.plan_tasks)
    yield NamedFigure("plan.done", "完成的年度任务", "项", RUN, figures.plan_tasks_done)
    yield NamedFigure("incidents", "失泄密和安全事件", "起", RUN, figures.incidents)
    yield NamedFigure("incidents.check", "保密检查", "次", RUN, _incidents("check"))
    for slip, label, unit in _SLIPS:
        yield NamedFigure(f"incidents.{_plain(slip)}", label, unit, RUN, _incidents(slip))
    for result, label, unit in _RESULTS:
        yield NamedFigure(f"assessments.{result}", label, unit, RUN, _assessments(result))
    yield NamedFigure("accountable", "被追究责任的人员", "人", RUN, figures.people_held_accountable)
    yield NamedFigure("charges.group", "领导小组成员", "人", RUN, _charges("head", "deputy", "member"))
    yield NamedFigure("charges.fulltime", "专职工作人员", "人", RUN, _officers(full_time=True))
    yield NamedFigure("charges.parttime", "兼职工作人员", "人", RUN, _officers(full_time=False))


def _plain(code: str) -> str:
    return code.replace("_", "")


def _items(kind: PowerKind) -> Count:
    return lambda scope: figures.power_items(scope, kind)


def _accepted(kind: PowerKind) -> Count:
    return lambda scope: figures.accepted(scope, kind)


def _concluded(kind: PowerKind) -> Count:
    return lambda scope: figures.concluded(scope, kind)


def _decisions(kind: PowerKind) -> Count:
    return lambda scope: figures.decisions(scope, kind)


def _calls(kind: CallKind) -> Count:
    return lambda scope: figures.calls(scope, kind)


def _activities(kind: ActivityKind) -> Count:
    return lambda scope: figures.activities(scope, kind)


def _people(kind: ActivityKind) -> Count:
    return lambda scope: figures.people(scope, kind)


def _incidents(kind: str) -> Count:
    return lambda scope: figures.incidents(scope, kind)


def _assessments(kind: str) -> Count:
    return lambda scope: figures.assessments(scope, kind)


def _charges(*places: str) -> Count:
    return lambda scope: figures.charges(scope, places)


def _officers(*, full_time: bool) -> Count:
    return lambda scope: figures.charges(scope, ["officer"], full_time=full_time)
