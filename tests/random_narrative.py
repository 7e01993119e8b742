"""Random text of annual reports: sentences of our own in the register of offices, with figures, names and marks."""

from collections.abc import Iterator
from random import Random

_OPENINGS = {
    1: (
        "",
        "（一）主动公开情况。",
        "（二）依申请公开情况。",
        "（三）政府信息管理情况。",
        "（四）平台建设情况。",
        "（五）监督保障情况。",
        "一是",
        "1.",
        "（一）主动公开。",
    ),
    2: ("", "本年度主动公开数据如下。"),
    3: ("", "需要说明的是，"),
    4: ("", "有关情况说明如下："),
    5: ("存在的主要问题：一是", "改进措施：一是", "（一）存在问题。", "（二）改进情况。", "二是"),
    6: ("", "（一）收取信息处理费情况。", "（二）其他事项。"),
}
_SENTENCES = (
    "全年通过门户网站公开各类信息{n}条，其中政策文件{m}条、工作动态{k}条",
    "围绕优化营商环境、乡村振兴、义务教育等群众关心的事项，及时公开办理依据、流程和结果",
    "编发政策解读材料{k}篇，采用图解、问答和短视频（含H5）等形式，阅读量约{n}次",
    "严格落实“先审后发、一事一审”，做到公开前逐条审查、公开后定期复核",
    "对{year}年以前印发的文件逐件清理，修订{k}件，拟废止{m}件",
    "建设“政务公开专区”{k}个，配备自助查询终端，方便老年人就近查阅",
    "组织业务培训{k}次，参训{n}人次；开展日常检查{m}次，发现问题均已整改",
    "社会公众满意度为{p}.{k}%，比上年提高{k}个百分点",
    "完善《政府信息公开指南》，更新机构职能、办公地址和联系电话（0000-862{k}1{m}）",
    "按照《中华人民共和国政府信息公开条例》第二十条的规定，对照基层政务公开标准目录逐项落实",
    "政务新媒体“青溪发布”推送信息{n}条，WeChat平台关注人数达到{n}人",
    "部分栏目更新不够及时，解读形式较为单一，基层工作人员业务能力有待提高",
    "下一步将健全工作台账，明确责任到岗、到人，按季度通报进展",
    "加强与司法、档案、保密等部门的会商，疑难事项集体研究后答复",
    "没有因政府信息公开工作受到责任追究的情形",
    "对涉及公众利益调整的{k}项重大决策，公开征求意见草案并反馈采纳情况",
)
_NOTHING = {
    6: ("无。", "本年度无其他需要报告的事项。", "本机关{year}年度未收取信息处理费。"),
}


def preamble(random: Random, agency: str, year: int) -> tuple[str, ...]:
    """One or two paragraphs before section one."""
    first = (
        f"根据《中华人民共和国政府信息公开条例》第五十条的规定，{agency}编制本报告。"
        f"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    )
    second = "本报告电子版可从门户网站“政府信息公开年报”栏目下载。对本报告有疑问的，请与办公室联系，电话：0000-8620000。"
    return (first, second) if random.random() < 0.5 else (first,)


def paragraphs(random: Random, section: int, year: int, count: int) -> Iterator[str]:
    """`count` paragraphs for a section, from a few characters to well over a page."""
    for _ in range(count):
        if section in _NOTHING and random.random() < 0.5:
            yield random.choice(_NOTHING[section]).format(year=year)
        else:
            yield random.choice(_OPENINGS[section]) + _sentences(random, year)


def _sentences(random: Random, year: int) -> str:
    count = random.choice((1, 1, 2, 3, 5, 30))
    joints = [random.choice(("，", "；", "。")) for _ in range(count - 1)]
    texts = [
        random.choice(_SENTENCES).format(
            n=random.randint(0, 99_999),
            m=random.randint(0, 300),
            k=random.randint(1, 9),
            p=random.randint(80, 99),
            year=year,
        )
        for _ in range(count)
    ]
    return "".join(text + joint for text, joint in zip(texts, [*joints, "。"], strict=True))
