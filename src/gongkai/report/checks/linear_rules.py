"""What the linear rules say, to a clerk; their equations are in `gongkai.report.checks.linear`.

Ids and severities are the project's own and never change meaning.
"""

from gongkai.report.checks.rule import Rule
from gongkai.report.checks.wording import TRACK_NAMES
from gongkai.report.codes import Track
from gongkai.report.finding import Severity
from gongkai.report.forms import Form

IDENTITY = Rule(
    "T3-01",
    Severity.ERROR,
    "表三勾稽关系",
    "表三每一列，本年新收加上年结转，等于办理结果总计加结转下年度。",
    "年度报告格式表三左上角：第一项加第二项之和，等于第三项加第四项之和",
    "逐件核对这一列的新收、上年结转、办结和未办结件数，改正填错的一格。",
)
OUTCOMES_ADD_UP = Rule(
    "T3-02",
    Severity.ERROR,
    "办理结果总计",
    "表三每一列，（七）总计等于（一）至（六）各项办理结果之和。",
    "年度报告格式表三：（七）总计为本年度办理结果的合计",
    "核对这一列各项办理结果，改正填错的一格；总计漏填的补上合计数。",
)
APPLICANTS_ADD_UP = Rule(
    "T3-03",
    Severity.ERROR,
    "申请人总计",
    "表三每一行，总计等于自然人与五类法人或其他组织之和。",
    "年度报告格式表三：申请人情况的总计列",
    "核对这一行六类申请人的件数，改正填错的一格。",
)
OTHER_ADDS_UP = Rule(
    "T3-05",
    Severity.ERROR,
    "其他处理合计",
    "2021年格式另行打印（六）其他处理合计的，合计等于三个分项之和。",
    "年度报告格式表三：（六）其他处理分三项填报",
    "核对三个分项；格式没有合计行，可以删去。",
    (Form.F2021,),
)
REVIEW_ADDS_UP, SUIT_DIRECT_ADDS_UP, SUIT_AFTER_REVIEW_ADDS_UP = (
    Rule(
        code,
        Severity.ERROR,
        f"{TRACK_NAMES[track]}总计",
        f"表四{TRACK_NAMES[track]}的总计，等于结果维持、结果纠正、其他结果与尚未审结之和。",
        "年度报告格式表四：各段总计",
        "核对四种结果的件数；总计漏填的补上合计数。",
    )
    for code, track in zip(("T4-01", "T4-02", "T4-03"), Track, strict=True)
)
CASES_AGAINST_OUTCOMES = Rule(
    "T4-05",
    Severity.WARNING,
    "复议诉讼多于办结",
    "表四三段总计之和，不多于本年和上一年办理结果总计之和；缺上一年报告时只与本年比，仅作提示。",
    "合理性检查：表四只填因政府信息公开工作引起的案件（条例第五十条）",
    "确认表四只统计了政府信息公开案件，没有把全部行政复议、行政诉讼案件都填进来。",
)
IN_FORCE_AT_LEAST = Rule(
    "T2-02",
    Severity.WARNING,
    "现行有效件数偏少",
    "现行有效件数不少于本年制发减本年废止；现行有效少于本年制发的，作提示。",
    "年度报告格式表二第二十条第（一）项；合理性检查",
    "核对现行有效件数：当年制发而未废止的文件应计入现行有效。",
    (Form.F2021,),
)
DISCLOSED_AT_MOST = Rule(
    "T2-03",
    Severity.WARNING,
    "公开数量",
    "本年新公开数量不多于对外公开总数量；本年新制作多于新公开的，作提示。",
    "年度报告格式表二第二十条第（一）项；合理性检查",
    "核对三个数量：总数量是年末仍对外公开的全部件数，包括本年新公开的。",
    (Form.F2019,),
)
ITEMS_NOT_NEGATIVE = Rule(
    "T2-04",
    Severity.WARNING,
    "事项数量为负",
    "上一年项目数量加本年增减，不小于零。",
    "年度报告格式表二；合理性检查",
    "核对上一年项目数量和增减的方向：减少的填负数，且不多于上一年数量。",
    (Form.F2019,),
)
CARRIED_OVER = Rule(
    "XY-01",
    Severity.ERROR,
    "两年结转衔接",
    "表三每一列，上年结转等于上一年报告的结转下年度；只有各列分布不同而总计相同的，作警告。",
    "年度报告格式表三第二项、第四项：上年结转即上一年未办结的申请",
    "对照上一年已公开的报告，改正本年的上年结转；上一年报告确有错误的，更正后说明。",
)
IN_FORCE_CONTINUES = Rule(
    "XY-02",
    Severity.WARNING,
    "现行有效件数衔接",
    "现行有效件数等于上一年现行有效加本年制发减本年废止。到期失效、机构合并、重新清理可以造成差异，应作说明。",
    "年度报告格式表二第二十条第（一）项（失效是否计入废止，格式没有规定）",
    "对照上一年报告核对三个件数；因到期失效、机构合并或重新清理的，在第六部分说明。",
    (Form.F2021,),
)
REPEALED_AT_MOST = Rule(
    "XY-03",
    Severity.WARNING,
    "废止件数偏多",
    "本年废止不多于上一年现行有效加本年制发。",
    "年度报告格式表二第二十条第（一）项；合理性检查",
    "核对本年废止件数，以及上一年现行有效件数有没有漏计。",
    (Form.F2021,),
)
ITEMS_CONTINUE = Rule(
    "XY-04",
    Severity.WARNING,
    "上一年项目数量衔接",
    "上一年项目数量等于上一年报告的上一年项目数量加本年增减。",
    "年度报告格式表二",
    "对照上一年报告，改正上一年项目数量或说明重新清理的情况。",
    (Form.F2019,),
)
DISCLOSED_GROWS_BY_NEW = Rule(
    "XY-05",
    Severity.WARNING,
    "公开总数量增加过多",
    "对外公开总数量比上一年的增加，不多于本年新公开数量。总数量不少于新公开数量由T2-03检查。",
    "年度报告格式表二第二十条第（一）项；合理性检查",
    "核对对外公开总数量和本年新公开数量；补计以前年度文件的，在第六部分说明。",
    (Form.F2019,),
)
IN_FORCE_BRIDGE = Rule(
    "XY-06",
    Severity.HINT,
    "新旧格式衔接",
    "换用2021年格式的第一年，现行有效件数可与上一年对外公开总数量加制发减废止对照；两个口径不同，仅作提示。",
    "国办公开办函〔2019〕60号与国办公开办函〔2021〕30号表二口径不同",
    "确认差异出自口径变化。",
    (Form.F2021,),
)
PENDING_CONTINUES = Rule(
    "XY-08",
    Severity.HINT,
    "未审结案件去向",
    "表四每一段总计，不少于上一年报告的尚未审结。",
    "合理性检查：上一年未审结的案件应计入本年",
    "查明上一年未审结的案件今年怎样填报。",
)
