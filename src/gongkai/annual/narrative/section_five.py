"""存在的主要问题及改进情况: what the records show to have gone wrong, each with what is done about it."""

from dataclasses import dataclass

from gongkai.annual.narrative.wording import Said, Sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem that figures show, and the improvement; without full stops, since they are enumerated."""

    shown: Sentence
    improved: str


PROBLEMS = (
    Problem(
        Sentence("部分政府信息公开申请办理不及时，超过期限办结{decided.late}件"),
        "对临近期限的申请提前提醒、逐件督办，保证在法定期限内答复",
    ),
    Problem(
        Sentence("年末有{open.late}件申请超过期限还没有办结"),
        "对超过期限的申请逐件查明原因，尽快答复申请人",
    ),
    Problem(
        Sentence("行政复议、行政诉讼中被纠正{t4.corrected.total}件，答复的质量有待提高"),
        "分析被纠正的案件，规范答复的事实认定和法律依据",
    ),
    Problem(
        Sentence("部分栏目更新不及时，年末有{stale}个栏目超过更新周期"),
        "落实栏目的责任科室，按更新周期检查和提醒",
    ),
    Problem(
        Sentence("部分信息起草不够规范，审核中退回修改{returned}件"),
        "加强对起草人员的培训，在初审环节把好质量关",
    ),
    Problem(
        Sentence("网站内容仍有差错，经公众指出更正{tickets.corrected}件"),
        "完善发布前的校对和发布后的巡查，及时改正差错",
    ),
    Problem(
        Sentence("发生泄露个人信息的情况{incidents.personaldata}起"),
        "公开前逐件核对个人信息，依法作去标识化处理",
    ),
    Problem(
        Sentence("发布的内容出现差错{incidents.wrongtext}起"),
        "严格执行发布审核制度，对差错逐件整改",
    ),
    Problem(
        Sentence(
            "政策解读不够及时，制发的文件没有同步解读",
            needs=("t2.normative_docs.issued",),
            without=("interpretations",),
        ),
        "起草文件时同步起草解读材料，同步审签、同步公开",
    ),
)

_ORDINALS = "一二三四五六七八九"
MISSING_PROBLEMS = "〔待补充：本年度政府信息公开工作存在的主要问题〕"
MISSING_IMPROVEMENTS = "〔待补充：上年度所列问题的改进情况和下一步的改进措施〕"


def problems(known: Said) -> str:
    """A paragraph that enumerates them; what is missing where the records show none."""
    shown = [said for one in PROBLEMS if (said := one.shown.said(known))]
    return _enumerated("本年度政府信息公开工作主要存在以下问题：", shown) or MISSING_PROBLEMS


def improvements(known: Said) -> str:
    """One for each problem, in the same order."""
    done = [one.improved for one in PROBLEMS if one.shown.said(known)]
    return _enumerated("针对上述问题，采取以下改进措施：", done) or MISSING_IMPROVEMENTS


def _enumerated(lead: str, points: list[str]) -> str:
    if len(points) < 2:
        return f"{lead}{points[0]}。" if points else ""
    return lead + "；".join(f"{_ORDINALS[place]}是{point}" for place, point in enumerate(points)) + "。"
