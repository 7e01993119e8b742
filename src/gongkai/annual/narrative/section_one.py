"""总体情况: the five aspects that the form of 2021 asks for (国办公开办函〔2021〕30号), in the order of the form."""

from dataclasses import dataclass

from gongkai.annual.narrative.of_applications import BY_WAY, THEMES
from gongkai.annual.narrative.wording import Counted, Either, Listing, Part, Sentence, Wording
from gongkai.casework.models import Theme
from gongkai.publishing.models import ChannelKind, InterpretationForm
from gongkai.report.codes import Result
from gongkai.report.forms import RESULT_LABELS

_TOTAL = "t3.outcome.total@total"
_OUTCOMES = (
    Part("t3.outcome.granted@total", "予以公开"),
    Part("t3.outcome.partial@total", "部分公开"),
    Part("t3.outcome.refused@total", "不予公开"),
    Part("t3.outcome.unable@total", "无法提供"),
    Part("t3.outcome.declined@total", "不予处理"),
    Part("t3.outcome.other@total", "其他处理"),
)
_CHANNELS = (
    Part(f"channel.{ChannelKind.SITE}", "政府网站"),
    Part(f"channel.{ChannelKind.WEIBO}", "政务微博"),
    Part(f"channel.{ChannelKind.WECHAT}", "政务微信"),
    Part("channel.elsewhere", "其他方式"),
)
_FORMS = tuple(
    Part(f"interpretations.{form.value.replace('_', '')}", str(form.label)) for form in InterpretationForm
)


def _results(track: str) -> tuple[Part, ...]:
    results = [result for result in Result if result is not Result.TOTAL]
    return tuple(Part(f"t4.{track}.{result}", RESULT_LABELS[result]) for result in results)


@dataclass(frozen=True, slots=True)
class Aspect:
    """A numbered part of section one: its paragraphs, and what a person is asked for where the records say nothing."""

    heading: str
    paragraphs: tuple[tuple[Wording, ...], ...]
    missing: str


LEAD: tuple[Wording, ...] = (
    Sentence(
        "{year}年，{we}依照《条例》的规定，坚持以公开为常态、不公开为例外，主动公开应当公开的政府信息，"
        "依法办理政府信息公开申请，接受公众监督。"
    ),
)

DISCLOSURE = Aspect(
    "（一）主动公开",
    (
        (
            Listing("全年公开政府信息{channel}条", "channel", _CHANNELS, "条", "均通过…公开"),
            Sentence("公开会议信息{documents.meeting}件。"),
            Sentence("公开应急预案{documents.emergencyplan}件。"),
        ),
        (
            Counted(
                "全年",
                (
                    Part("t2.rules.issued", "制发规章"),
                    Part("t2.rules.repealed", "废止规章"),
                    Part("t2.rules.made", "制作规章"),
                    Part("t2.normative_docs.made", "制作规范性文件"),
                    Part("t2.normative_docs.issued", "制发行政规范性文件"),
                    Part("t2.normative_docs.repealed", "废止行政规范性文件"),
                ),
                "件",
            ),
            Sentence("年末现行有效的规章{t2.rules.in_force}件。"),
            Sentence("年末现行有效的行政规范性文件{t2.normative_docs.in_force}件。"),
        ),
        (
            Listing("发布政策解读{interpretations}篇", "interpretations", _FORMS, "篇", "均为…"),
            Sentence("举行新闻发布会{pressconferences}场。"),
            Sentence("收到政策咨询{questions}件，答复{questions.answered}件。"),
            Sentence("收到政策咨询{questions}件。", without=("questions.answered",)),
            Sentence("回应社会关切{concerns}件。"),
            Sentence("澄清虚假、不完整信息{clarifications}件。"),
        ),
    ),
    "主动公开政府信息的情况",
)

APPLICATIONS = Aspect(
    "（二）依申请公开",
    (
        (
            Listing(
                "全年新收政府信息公开申请{t3.received_new@total}件",
                "t3.received_new@total",
                tuple(Part(f"received.{code}", label) for code, (label, _) in BY_WAY.items()),
                "件",
                "均为…",
            ),
            Sentence("本年度未收到政府信息公开申请。", without=("t3.received_new@total",)),
            Sentence("上年结转政府信息公开申请{t3.carried_in@total}件。"),
            Counted(
                "从申请内容看，涉及",
                tuple(Part(f"{THEMES}{theme}", str(theme.label)) for theme in Theme if theme != Theme.OTHER),
                "件",
            ),
        ),
        (
            Listing(f"全年办结政府信息公开申请{{{_TOTAL}}}件", _TOTAL, _OUTCOMES, "件", "结果均为…"),
            Sentence(
                "办结的申请都在法定期限内答复。", needs=("decided.intime",), without=("decided.notintime",)
            ),
            Sentence("结转下年度继续办理{t3.carried_out@total}件。"),
            Sentence("办结的申请中，依法延长过答复期限的有{extended}件。"),
            Sentence("发出补正告知书{corrections}份。"),
        ),
        (
            Listing(
                "因政府信息公开被申请行政复议{t4.review.total}件",
                "t4.review.total",
                _results("review"),
                "件",
                "均为…",
            ),
            Listing(
                "因政府信息公开被提起行政诉讼{t4.suit.total}件",
                "t4.suit.total",
                _results("suit"),
                "件",
                "均为…",
            ),
            Sentence(
                "本年度未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。",
                without=("t4.review.total", "t4.suit.total"),
            ),
        ),
    ),
    "",
)

MANAGEMENT = Aspect(
    "（三）政府信息管理",
    (
        (
            Sentence("信息公开前实行{levels}级审核，同时进行保密审查。", needs=("documents",)),
            Sentence("审核中退回修改{returned}件。"),
            Sentence("各科室和下级单位报送信息{submissions}条，采用{submissions.taken}条。"),
            Sentence("清理规章和规范性文件{cleaned}件。"),
        ),
        (
            Sentence("按照权责清单公开行政权力{t2.powers.items}项。"),
            Sentence("按照权责清单公开行政权力{powers}项。", without=("t2.powers.items",)),
            # What was concluded is read as what was decided (NV-09): where it is not, the decisions are stated.
            Either(
                "licensing.concluded",
                "t2.licensing.decisions",
                Sentence("受理行政许可{licensing.accepted}件，办结{licensing.concluded}件。"),
                Sentence("受理行政许可{licensing.accepted}件，作出行政许可决定{t2.licensing.decisions}件。"),
            ),
            Sentence("有办事指南的事项{powers.guides}项。"),
        ),
    ),
    "政府信息制作、审核、保管和动态调整的情况",
)

PLATFORM = Aspect(
    "（四）政府信息公开平台建设",
    (
        (
            Sentence("更正政府信息公开指南的要素{guide}条。"),
            Sentence("开设专题{topics}个。"),
            Sentence("年末在用的政务新媒体账号{accounts}个，全年发布信息{newmedia}条。"),
            Sentence("政务新媒体全年发布信息{newmedia}条。", without=("accounts",)),
            Sentence("设有政府信息查阅场所{points}处，接待{visitors}人次。"),
            Sentence("设有政府信息查阅场所{points}处。", without=("visitors",)),
        ),
        (
            Sentence("收到网友留言{messages}条，答复{messages.answered}条。"),
            Sentence("收到网友留言{messages}条。", without=("messages.answered",)),
            Sentence(
                "有评价的留言{messages.rated}条，其中满意和基本满意的{messages.satisfied}条，满意率{messages.share}%。"
            ),
            # Less than one in a hundred.
            Sentence(
                "有评价的留言{messages.rated}条，其中满意和基本满意的{messages.satisfied}条。",
                without=("messages.share",),
            ),
            Sentence("办理政务服务便民热线工单{calls.hotline}件。"),
            Sentence("受理电话咨询{calls.telephone|余}起。"),
            Sentence("接待窗口咨询{calls.counter|余}人次。"),
            Sentence("开展问卷调查{questionnaires}次，收回问卷{questionnaires.answers}份。"),
            Sentence("收到公众提交的网站找错{tickets}件，已更正{tickets.corrected}件。"),
            Sentence("收到公众提交的网站找错{tickets}件。", without=("tickets.corrected",)),
        ),
    ),
    "网站、政务新媒体和其他公开平台建设的情况",
)

OVERSIGHT = Aspect(
    "（五）监督保障",
    (
        (
            Sentence("政务公开领导小组有成员{charges.group}人。"),
            Sentence("从事政府信息公开工作的专职人员{charges.fulltime}人。"),
            Sentence("从事政府信息公开工作的兼职人员{charges.parttime}人。"),
            Sentence("承担年度政务公开任务{plan}项，完成{plan.done}项。"),
        ),
        (
            Sentence("组织业务培训{activities.training}场，{activities.training.people}人次参加。"),
            Sentence("组织业务培训{activities.training}场。", without=("activities.training.people",)),
            Sentence("召开政务公开工作会议{activities.meeting}场。"),
            Sentence("邀请公众参加会议{activities.openmeeting}场。"),
            Sentence("举办政府开放日活动{activities.openday}场。"),
            Sentence("开展应急演练{activities.drill|余}场。"),
            Sentence("开展保密检查{incidents.check}次。"),
        ),
        (
            Sentence("工作考核{assessments.assessment}次。"),
            Sentence("社会评议{assessments.evaluation}次。"),
            Sentence("被上级通报{assessments.notice}次。"),
            Sentence("因政府信息公开工作被追究责任的人员{accountable}人。"),
        ),
    ),
    "组织领导、培训和监督检查的情况",
)

ASPECTS = (DISCLOSURE, APPLICATIONS, MANAGEMENT, PLATFORM, OVERSIGHT)

GOVERNMENT = (
    Sentence("〔待补充：工作考核的结果〕", without=("assessments.assessment",)),
    Sentence("〔待补充：社会评议的结果〕", without=("assessments.evaluation",)),
    Sentence(
        "本年度没有因政府信息公开工作被责任追究的情况。",
        without=("accountable", "assessments.accountability"),
    ),
)
"""What a people's government has to report besides (条例 Art 50(4))."""
