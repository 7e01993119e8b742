"""Figures of applications and of what followed from them, beside those of the tables."""

from collections.abc import Callable, Iterator

from django.db.models import F, Q, Sum

from gongkai.annual.narrative.counting import Part
from gongkai.annual.narrative.figure import NamedFigure
from gongkai.casework.models import Application, Letter, Payment, Spell, SpellQuerySet, Theme
from gongkai.law.letter import LetterCode
from gongkai.law.receipt import Channel
from gongkai.publishing.figures import Figure
from gongkai.publishing.scope import Scope

APPLICATIONS, FEES = "依申请公开", "信息处理费"

BY_WAY = {
    "online": ("网络申请", (Channel.ONLINE,)),
    "mail": ("信函申请", (Channel.SIGNED_MAIL, Channel.PLAIN_MAIL)),
    "inperson": ("当面申请", (Channel.IN_PERSON,)),
    "fax": ("传真申请", (Channel.FAX,)),
}
"""Ways of applying in the words of reports: code → label and channels."""
THEMES = "theme."
_LATE = Q(left_on__gt=F("application__due"))

Count = Callable[[Scope], Figure]


def application_figures() -> Iterator[NamedFigure]:
    """Those received by way and theme; how they were handled; the fees."""
    yield NamedFigure("received", "新收政府信息公开申请", "件", APPLICATIONS, _received)
    for code, (label, channels) in BY_WAY.items():
        yield NamedFigure(f"received.{code}", f"新收的{label}", "件", APPLICATIONS, _by_way(channels))
    for theme in Theme:
        code = f"{THEMES}{theme}"
        yield NamedFigure(code, f"主题为{theme.label}的申请", "件", APPLICATIONS, _by_theme(theme))
    yield NamedFigure("decided", "办结政府信息公开申请", "件", APPLICATIONS, _decided)
    yield NamedFigure("decided.late", "超过期限办结的申请", "件", APPLICATIONS, _decided_late)
    yield NamedFigure("decided.intime", "在期限内办结的申请", "件", APPLICATIONS, _decided_in_time)
    yield NamedFigure("decided.notintime", "不能确定在期限内办结的申请", "件", APPLICATIONS, _not_in_time)
    yield NamedFigure("open.late", "年末超过期限还没有办结的申请", "件", APPLICATIONS, _open_late)
    yield NamedFigure("extended", "延长过答复期限的办结申请", "件", APPLICATIONS, _extended)
    yield NamedFigure("corrections", "发出补正告知书", "份", APPLICATIONS, _corrections)
    yield NamedFigure("fees", "收取信息处理费", "元", FEES, _fees)
    yield NamedFigure("fees.cases", "收取信息处理费的申请", "件", FEES, _charged)


def _spells(scope: Scope) -> SpellQuerySet:
    rows: SpellQuerySet = scope.theirs(Spell.objects.all())
    return rows.select_related("application")


def _new(scope: Scope, says: str, only: Q) -> Figure:
    return Part.of(says, "received", _spells(scope).received_new(scope.first.year), only)


def _ended(scope: Scope, says: str, only: Q) -> Figure:
    return Part.of(says, "decided", _spells(scope).decided(scope.first.year), only)


def _received(scope: Scope) -> Figure:
    return _new(scope, "新收申请", Q())


def _by_way(channels: tuple[Channel, ...]) -> Count:
    return lambda scope: _new(scope, "新收申请", Q(application__channel__in=channels))


def _by_theme(theme: Theme) -> Count:
    return lambda scope: _new(scope, "新收申请", Q(application__theme=theme))


def _decided(scope: Scope) -> Figure:
    return _ended(scope, "办结申请", Q())


def _decided_late(scope: Scope) -> Figure:
    return _ended(scope, "超期办结", _LATE)


def _decided_in_time(scope: Scope) -> Figure:
    return _ended(scope, "期限内办结", Q(left_on__lte=F("application__due")))


def _not_in_time(scope: Scope) -> Figure:
    """Late, or without a deadline on record, as cases of an older register are."""
    return _ended(scope, "不能确定在期限内办结", _LATE | Q(application__due=None))


def _open_late(scope: Scope) -> Figure:
    open_then = _spells(scope).carried_out(scope.first.year)
    return Figure("超期未结", open_then.filter(application__due__lte=scope.last))


def _extended(scope: Scope) -> Figure:
    return _ended(scope, "延长期限", Q(application__extended_by__gt=0))


def _corrections(scope: Scope) -> Figure:
    notices = Letter.objects.filter(code=LetterCode.CORRECTION_NOTICE)
    return Figure("补正告知书", scope.counted(notices, "dispatched_on", "application__agency"))


def _paid(scope: Scope) -> Figure:
    rows = Payment.objects.filter(paid_yuan__gt=0)
    return Figure("信息处理费", scope.counted(rows, "paid_on", "application__agency"))


def _fees(scope: Scope) -> Figure:
    return Figure("信息处理费", _paid(scope).rows, Sum("paid_yuan"))


def _charged(scope: Scope) -> Figure:
    rows = Application.objects.filter(pk__in=_paid(scope).rows.values("application"))
    return Figure("收取信息处理费的申请", rows)
