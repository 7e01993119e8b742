"""Letters of a case, who approved them level by level, an agency's own wording, and the fees that a letter asks for."""

from django.db import models

from gongkai.agencies.models import Agency, Person
from gongkai.agencies.role import Role
from gongkai.casework.facts import LetterState
from gongkai.casework.models.application import Application, SentBy
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.records.models import Attachment


class Letter(models.Model):
    """A letter of a case. `text` keeps merge fields for what is personal; the printed files are attachments.

    `whose` names the recipient in the vault (`applicant`, `third-party-2`), or is empty for an organ, whose name is
    then `organ`. `inputs` are the facts that only this letter states.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="letters")
    code = models.CharField("文书", max_length=40, choices=[(c.value, LETTERS[c].name) for c in LetterCode])
    state = models.CharField(
        "状态", max_length=12, choices=[(s.value, s.label) for s in LetterState], default=LetterState.DRAFT
    )
    run = models.PositiveSmallIntegerField(default=0)
    number = models.CharField("文号", max_length=80, blank=True)
    dated = models.DateField("落款日期", null=True)
    whose = models.CharField(max_length=30, blank=True)
    organ = models.CharField("收件机关", max_length=200, blank=True)
    text = models.TextField("正文", blank=True)
    inputs = models.JSONField(default=dict)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    drafted_on = models.DateField("起草日期")
    docx = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    pdf = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    stamped = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_by = models.CharField("发出方式", max_length=12, choices=SentBy, blank=True)
    tracking = models.CharField("邮件号", max_length=60, blank=True)
    dispatched_on = models.DateField("发出日期", null=True)
    delivered_on = models.DateField("送达日期", null=True)
    proof = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "文书"
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name of the letter, such as 补正告知书."""
        return LETTERS[LetterCode(self.code)].name


class LetterLevel(models.Model):
    """One level of approval of a letter (审批): who decided, in which post, when, with which words."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField("层级")
    role = models.CharField("岗位", max_length=20, choices=[(role.value, role.label) for role in Role])
    verdict = models.CharField(
        "意见", max_length=10, blank=True, choices=[("approved", "同意"), ("returned", "退回")]
    )
    by = models.CharField("审批人", max_length=120, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    comment = models.CharField("批注", max_length=500, blank=True)
    decided_at = models.DateTimeField("时间", null=True)

    class Meta:
        verbose_name = "审批"
        ordering = ("pk",)
        indexes = (models.Index(fields=["role", "letter"], name="level_of_a_role"),)

    def __str__(self) -> str:
        return f"{self.letter_id}-{self.level}"


class LetterTemplate(models.Model):
    """An agency's own wording of a letter, with merge fields."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="letter_templates")
    code = models.CharField("文书", max_length=40, choices=[(c.value, LETTERS[c].name) for c in LetterCode])
    text = models.TextField("正文")
    edited_by = models.CharField("修改人", max_length=120)
    edited_at = models.DateTimeField("修改时间")

    class Meta:
        verbose_name = "文书模板"
        constraints = (models.UniqueConstraint(fields=["agency", "code"], name="one_template_of_a_letter"),)

    def __str__(self) -> str:
        return f"{self.agency} {self.get_code_display()}"


class Payment(models.Model):
    """An information-processing fee (信息处理费): how it was worked out, in whole yuan, and what was paid."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="payments")
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField("计收方式", max_length=8, choices=[("by_item", "按件"), ("by_page", "按量")])
    count = models.PositiveIntegerField("件数或者页数")
    before = models.PositiveIntegerField("本月此前件数", default=0)
    yuan = models.PositiveIntegerField("应缴金额（元）")
    paid_yuan = models.PositiveIntegerField("已缴金额（元）", default=0)
    paid_on = models.DateField("缴清日期", null=True)
    receipt = models.CharField("票据号", max_length=60, blank=True)

    class Meta:
        verbose_name = "信息处理费"

    def __str__(self) -> str:
        return f"{self.yuan}元"
