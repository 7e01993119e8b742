"""Asking, answering and showing a question; nothing with personal data in it is shown."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gongkai.law.wording import chinese_date
from gongkai.publishing import publication
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, PolicyQuestion
from gongkai.records.append import lock
from gongkai.records.moment import Moment
from gongkai.text.personal_data import personal_data

ON_THE_PAGE = "site"
BY_THE_SITE = "网站"


def ask(document: Document, question: str, when: Moment) -> PolicyQuestion:
    """A question that somebody asks on the page of a public document. Raises `LedgerRefused`.

    Nobody's name or number is kept: who wants an answer of their own applies or telephones.
    """
    if not question.strip():
        raise LedgerRefused("还没有写问题。", "question")
    _refuse_personal("question", question)
    return PolicyQuestion.objects.create(
        agency=document.agency,
        document=document,
        asked_on=when.today,
        asked_by=ON_THE_PAGE,
        question=question.strip()[:1000],
        entered_by=BY_THE_SITE,
    )


def shown(document: int) -> QuerySet[PolicyQuestion]:
    """What the page of a document prints under it, the latest answer first."""
    rows = PolicyQuestion.objects.filter(document=document, shown=True, answered_on__isnull=False)
    return rows.order_by("-answered_on", "-pk")


@transaction.atomic
def keep(question: PolicyQuestion, under: int | None, today: date) -> PolicyQuestion:
    """Keep a question as it stands, and let the page under which it was, and the one under which it is, say so.

    Raises `LedgerRefused`.
    """
    check(question, today)
    question.save()
    for number in sorted({page for page in (under, question.document_id) if page is not None}):
        case = lock(number)
        document = Document.objects.select_related("agency", "column").get(pk=number)
        document.case = case
        publication.write(document)
    return question


def check(question: PolicyQuestion, today: date) -> None:
    """Whether a question can be kept as it stands. Raises `LedgerRefused`."""
    if question.asked_on > today:
        raise LedgerRefused(f"{chinese_date(question.asked_on)}还没有到。写实际咨询的日期。", "asked_on")
    answered = question.answered_on
    if question.answer.strip() and answered is None:
        raise LedgerRefused("写了答复，还没有写答复日期。", "answered_on")
    if answered and not question.answer.strip():
        raise LedgerRefused("写了答复日期，还没有写答复。", "answer")
    if answered and answered > today:
        raise LedgerRefused(f"{chinese_date(answered)}还没有到。写实际答复的日期。", "answered_on")
    if answered and answered < question.asked_on:
        raise LedgerRefused("早于咨询日期。核对两个日期。", "answered_on")
    if question.shown:
        _check_shown(question)


def _check_shown(question: PolicyQuestion) -> None:
    if question.document is None or not question.document.is_public:
        raise LedgerRefused("没有关联网站上公开的文件，没有地方公布。先关联文件，或者不公布。", "shown")
    if question.answered_on is None:
        raise LedgerRefused("还没有答复，不能公布。", "shown")
    for name in ("question", "answer"):
        _refuse_personal(name, getattr(question, name))


def _refuse_personal(field: str, text: str) -> None:
    if found := personal_data(text):
        names = "、".join(dict.fromkeys(f"{one.kind}（{one.masked}）" for one in found))
        raise LedgerRefused(_("里面有%(names)s。删去个人信息。") % {"names": names}, field)
