"""The metrics as a page of documentation, in Chinese.

`python -m gongkai.corpus.metrics.documentation docs/users/corpus-metrics.md` writes it anew; a test keeps it current.
"""

import sys
from pathlib import Path

from gongkai.corpus.metrics.catalogue import GROUPS
from gongkai.corpus.metrics.formula import formula
from gongkai.corpus.metrics.metric import LEAST_OF_SHARE, Better, Metric

_OPENING = f"""# 指标说明

<!-- 由 python -m gongkai.corpus.metrics.documentation docs/users/corpus-metrics.md 生成，不要手改。 -->

全国数据的页面、导出和命令里的每个指标，都按这里的定义由年报表格中的格算出，对一份报告、一个区划的汇总数都一样。

- **缺数不当零。** 公式中的格有一格没有数（空白、“/”、读不清），这个指标就没有数值，不按零计算。分母为零也没有数值。
- **不写列名的格**，是表三的“总计”列。
- **两种格式。** 2019、2020年度用2019年格式，2021年度起用2021年格式。两种格式都有的格可以接着比；只在一种格式中有的，另一种格式的年度没有数值。
- **金额**以万元显示；数据文件中以分保存。
- **小数目不排名。** 占比和比率的分母不足{LEAST_OF_SHARE}件的，照样给出数值，但不参与排名，也不与同类比较：30件的占比，95%的区间可以宽到34个百分点，名次没有意义。占比都附95%的威尔逊区间。
- **排名**在同一上级、同一层级、同一类型、同一年度之内，从高到低，数值相同名次相同。“越高越好”“越低越好”只说明怎样读，不改变次序。
- **报告自相矛盾的**（分子大于分母、负数），不参与排名，并注明原因。
- **与同类比较**（离群）：同类是同层级、同类型、同年度的，至少另有20个。件数和金额看离中位数多远，占比看离其他同类合计的占比多远，都用不受个别错数影响的办法；列出来只是请人看一看，不等于有错。
- **断点**：前后两年之间缺年度、换格式、改名称或区划、区划的依据由汇总报告变为各单位之和（或者相反）、结转不符、现行有效件数不符，都在历年数值上标明，不跨过断点算增减。
- **内容雷同**：遮去数字和本机关名称以后逐句比，许多单位都用的套话不算；较短的一份有一半以上的字句、至少100字也在另一份中的，列出来。与本单位上一年报告相同的比例另列。
"""


def page() -> str:
    """The whole page as Markdown."""
    parts = [_OPENING]
    for heading, metrics in GROUPS.items():
        parts.append(f"## {heading}\n")
        parts.extend(map(_entry, metrics))
    return "\n".join(parts)


def _entry(metric: Metric) -> str:
    least = f"；分母不足{metric.least}件不排名" if metric.least else ""
    better = f"；{metric.better.label}" if metric.better is not Better.NEITHER else ""
    return (
        f"### {metric.label} `{metric.code}`\n\n"
        f"- 定义：{metric.says}\n"
        f"- 公式：{formula(metric)}\n"
        f"- 单位：{metric.unit}{least}{better}\n"
        f"- 依据：{metric.source}\n"
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
