"""Asking third parties (Art 32) and other organs (Art 34), telling them what follows, and asking for help inside."""

from django import forms

from gongkai.casework.models import Application
from gongkai.casework.recording import stands
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.casework.steps.drafting import draft
from gongkai.law.letter import LetterCode
from gongkai.records.models import SecretKind
from gongkai.records.vault import seal
from gongkai.workflow.step import Taking


class ThirdPartyForm(StepForm):
    """Who is asked about what."""

    name = forms.CharField(label="第三方姓名或者名称", max_length=100)
    address = forms.CharField(label="第三方地址", max_length=200, required=False)
    telephone = forms.CharField(label="第三方电话", max_length=40, required=False)
    is_person = forms.BooleanField(label="第三方是自然人", required=False)
    information = text_field("涉及的政府信息", "不写申请人是谁，除非确有必要。", longest=2000)


def consult_third_party(application: Application, taking: Taking) -> None:
    """第三方意见征询书, and the notice to the applicant that the time does not count: Art 32, 33 ¶3."""
    inputs = taking.inputs
    nth = sum(1 for x in application.letters.all() if x.code == LetterCode.THIRD_PARTY_INQUIRY) + 1
    whose = f"third-party-{nth}"
    given = {
        SecretKind.NAME: inputs["name"],
        SecretKind.ADDRESS: inputs["address"],
        SecretKind.TELEPHONE: inputs["telephone"],
    }
    for kind, value in given.items():
        if value:
            seal(application.case, whose, kind, value, natural_person=inputs["is_person"])
    facts = {"information": inputs["information"], "is_person": inputs["is_person"]}
    draft(application, taking, LetterCode.THIRD_PARTY_INQUIRY, facts, whose=whose)
    if nth == 1:
        draft(application, taking, LetterCode.THIRD_PARTY_PENDING_NOTICE, facts)


class OrganForm(StepForm):
    """Which organ is asked about what, and in which quality."""

    organ = forms.CharField(label="机关名称", max_length=200)
    consulted = forms.ChoiceField(
        label="征求意见的对象", choices=[("co_maker", "共同制作机关"), ("other_organ", "其他机关")]
    )
    information = text_field("涉及的政府信息", longest=2000)


def consult_organ(application: Application, taking: Taking) -> None:
    """征求意见函: a joint maker's silence is consent (Art 34); the time does not count (Art 33 ¶3)."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.CO_MAKER_INQUIRY,
        {"information": inputs["information"], "consulted": inputs["consulted"], "organ": inputs["organ"]},
        organ=inputs["organ"],
    )


class AssistForm(StepForm):
    """Whom to ask for help with what, by when."""

    future_allowed = ("answer_by",)
    organ = forms.CharField(label="协办单位", max_length=200)
    question = text_field("需要协助的问题", longest=2000)
    answer_by = date_field("回复期限")


def ask_assistance(application: Application, taking: Taking) -> None:
    """协办函."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.ASSIST_REQUEST,
        {
            "question": inputs["question"],
            "answer_by": inputs["answer_by"].isoformat(),
            "organ": inputs["organ"],
        },
        organ=inputs["organ"],
    )


class ThirdPartyDisclosureForm(StepForm):
    """Which third party is told what, and which public interest demands it."""

    whose = forms.ChoiceField(label="第三方")
    content = text_field("决定公开的内容", longest=2000)
    public_interest = text_field("不公开会对公共利益造成的重大影响", longest=2000)

    def prepare(self) -> None:
        """Those who were asked."""
        asked = self.application.letters.filter(code=LetterCode.THIRD_PARTY_INQUIRY)
        whose = self.fields["whose"]
        whose.choices = [(x.whose, f"第{x.whose.rpartition('-')[2]}个第三方") for x in asked]  # type: ignore[attr-defined]


def was_consulted(application: Application, _taking: Taking) -> str:
    """Only somebody who was asked can be overruled."""
    asked = any(
        x.code is LetterCode.THIRD_PARTY_INQUIRY and x.dispatched_on
        for x in stands(application).facts.letters.values()
    )
    return "" if asked else "没有征求过第三方意见（条例第三十二条）。"


def tell_third_party(application: Application, taking: Taking) -> None:
    """公开决定告知书 to a third party whose objection gives way to the public interest: Art 32."""
    inputs = taking.inputs
    draft(
        application,
        taking,
        LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE,
        {"content": inputs["content"], "public_interest": inputs["public_interest"]},
        whose=inputs["whose"],
    )
