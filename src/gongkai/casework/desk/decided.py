"""What was decided on each item and on the whole, in the words of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.casework.desk.next_steps import Button
from gongkai.casework.models import Application, Item
from gongkai.casework.recording import stands
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import leaf
from gongkai.law.remedy import Remedy, remedy
from gongkai.records.moment import Moment
from gongkai.report.codes import Column
from gongkai.report.forms import COLUMN_LABELS
from gongkai.workflow.calendar import readings


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item: its result in one word, what is nearer said of it, the articles, and what may be done with it."""

    item: Item
    result: str
    nearer: str
    articles: str
    buttons: tuple[Button, ...] = ()


def item_lines(items: Iterable[Item], buttons: Mapping[int, tuple[Button, ...]]) -> list[ItemLine]:
    """Every item as the table of results prints it."""
    return [_line(item, buttons.get(item.pk, ())) for item in items]


def _line(item: Item, buttons: tuple[Button, ...]) -> ItemLine:
    if not item.outcome:
        return ItemLine(item, "", "", "", buttons)
    outcome = Outcome(item.outcome)
    result, _mark, nearer = outcome.law.label.partition("：")
    grounds = [Outcome(ground) for ground in item.withheld]
    if grounds:
        nearer = "、".join(ground.law.label.partition("：")[2] or ground.law.label for ground in grounds)
    articles = dict.fromkeys(
        article.removeprefix("条例") for one in (outcome, *grounds) for article in _articles(one, item)
    )
    return ItemLine(item, result, nearer, "、".join(articles), buttons)


def _articles(outcome: Outcome, item: Item) -> tuple[str, ...]:
    """Those of the outcome; of what is given only one: Art 36(1) if it is public already, 36(2) if it is handed over."""
    if outcome is not Outcome.GRANTED:
        return outcome.law.articles
    is_public = item.particulars.get("where") and not item.particulars.get("given")
    return outcome.law.articles[:1] if is_public else outcome.law.articles[1:]


@dataclass(frozen=True, slots=True)
class Counted:
    """In which row and column of Table 3 the case counts or will count, and the remedy that its letter names."""

    row: str
    column: str
    remedy: str
    is_closed: bool


def counted_as(application: Application, when: Moment) -> Counted | None:
    """Where the case counts once its items are decided; none before, and none outside Table 3."""
    standing = stands(application)
    decided = standing.facts.items
    outcome = standing.outcome or (
        leaf(decided, readings(), principal=standing.facts.principal) if decided else None
    )
    if outcome is None or not application.is_in_table_3:
        return None
    column = COLUMN_LABELS[Column(ApplicantColumn(application.column))]
    said = ""
    if decided:
        first = remedy(decided, standing.closed_on or when.today, readings()) is Remedy.REVIEW_FIRST
        said = _("先申请行政复议，再提起行政诉讼") if first else _("可以申请行政复议，也可以直接提起行政诉讼")
    return Counted(outcome.law.label, column, said, not standing.is_open)
