"""The superior looks at what was submitted: comments on cells and parts, sends it back, or clears it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, CellComment
from gongkai.annual.place import place
from gongkai.annual.recording import record
from gongkai.annual.stage import Stage
from gongkai.annual.step_form import ReasonForm, ReportForm
from gongkai.casework.step_form import RowsField, text_field
from gongkai.report.checks.wording import cell_name
from gongkai.report.codes import table_of
from gongkai.report.forms import SECTION_NUMERALS, SECTION_TITLES, codes, form_due
from gongkai.workflow.step import StepRefused, Taking

_TABLES = {2: "表二", 3: "表三", 4: "表四"}


class CommentForm(ReportForm):
    """On which cell or part, and what."""

    fillable = ("code", "section")

    code = forms.ChoiceField(label="单元格", required=False, help_text="针对某一格的，选这一格。")
    section = forms.ChoiceField(label="部分", required=False, help_text="针对文字的，选哪一部分。")
    text = text_field("意见", "写明哪里不对、怎样改。报送机关看得到。")

    def prepare(self) -> None:
        """The cells and sections of the year's form."""
        form = form_due(self.report.year)
        cells = [
            (table, [(code, cell_name(code)) for code in codes(form, form) if table_of(code) == n])
            for n, table in _TABLES.items()
        ]
        titles = enumerate(SECTION_TITLES[form], start=1)
        parts = [(str(n), f"{SECTION_NUMERALS[n - 1]}、{title}") for n, title in titles]
        code, section = self.fields["code"], self.fields["section"]
        assert isinstance(code, forms.ChoiceField)  # noqa: S101
        assert isinstance(section, forms.ChoiceField)  # noqa: S101
        code.choices = [("", _("不针对某一格")), *cells]
        section.choices = [("", _("不针对某一部分")), ("0", _("开头")), *parts]

    def clean(self) -> dict[str, Any]:
        """One of the two at most: a cell lies in a part."""
        cleaned = super().clean()
        if cleaned.get("code") and cleaned.get("section"):
            self.add_error("section", _("已经选了单元格，这里不用再选。"))
        return cleaned


def comment(report: AnnualReport, taking: Taking) -> None:
    """提出意见: the agency sees it at once, and settles it before it submits again."""
    section = taking.inputs["section"]
    made = CellComment.objects.create(
        report=report,
        code=taking.inputs["code"],
        section=int(section) if section else None,
        text=taking.inputs["text"],
        made_by=_named(taking),
        made_at=taking.when.at,
    )
    record(
        report,
        EventKind.COMMENTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        agency=_agency(taking),
        comment=made.pk,
        code=made.code,
        section=made.section,
        text=made.text,
    )


class ReturnForm(ReasonForm):
    """Why it goes back."""

    reason = text_field("退回的理由", "报送机关看得到。逐格的意见先用“提出意见”写，会一并退回。")


def send_back(report: AnnualReport, taking: Taking) -> None:
    """退回 with the comments made so far."""
    open_comments = CellComment.objects.filter(report=report, settled_at=None).count()
    record(
        report,
        EventKind.RETURNED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        agency=_agency(taking),
        reason=taking.inputs["reason"],
        comments=open_comments,
    )


def may_clear(report: AnnualReport, _taking: Taking) -> str:
    """Not twice; and not while comments wait to be dealt with."""
    if report.cleared_at is not None:
        return _("已经核准。")
    if (
        report.stage == Stage.SUBMITTED
        and CellComment.objects.filter(report=report, settled_at=None).exists()
    ):
        return _("还有意见没有处理。退回修改，或者先撤销意见。")
    return ""


def clear(report: AnnualReport, taking: Taking) -> None:
    """核准: what was submitted may be published; what was published already is confirmed."""
    record(
        report,
        EventKind.CLEARED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        agency=_agency(taking),
        reason=taking.inputs["reason"],
    )


class CommentsField(RowsField):
    """Comments to choose from, each with the place that it points to."""

    def label_from_instance(self, obj: CellComment) -> str:
        """The place and the words."""
        return f"{place(obj.code, obj.section)}：{obj.text}"


class SettleForm(ReportForm):
    """Which comments, and what was done."""

    comments = CommentsField(
        label="意见", queryset=CellComment.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label="处理情况", max_length=200, help_text="写明怎样改了，或者为什么不改。上级看得到。"
    )

    def prepare(self) -> None:
        """Those that are open."""
        field = self.fields["comments"]
        assert isinstance(field, CommentsField)  # noqa: S101
        field.queryset = CellComment.objects.filter(report=self.report, settled_at=None).order_by("pk")


def has_comments(report: AnnualReport, _taking: Taking) -> str:
    """There is something to settle."""
    if CellComment.objects.filter(report=report, settled_at=None).exists():
        return ""
    return _("没有待处理的意见。")


def settle(report: AnnualReport, taking: Taking) -> None:
    """处理意见: by the agency, or withdrawn by who made it."""
    chosen = [comment.pk for comment in taking.inputs["comments"]]
    settled = CellComment.objects.filter(report=report, pk__in=chosen, settled_at=None).update(
        settled_at=taking.when.at, settled_by=_named(taking)
    )
    if not settled:
        raise StepRefused(_("选的意见已经处理过了。"))
    record(
        report,
        EventKind.COMMENTS_SETTLED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        agency=_agency(taking),
        comments=chosen,
        reason=taking.inputs["reason"],
    )


def _agency(taking: Taking) -> str:
    """Whose people act: here two agencies do."""
    return taking.actor.agency.name if taking.actor.agency else ""


def _named(taking: Taking) -> str:
    return f"{_agency(taking)}{taking.actor}"
