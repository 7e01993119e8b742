"""The catalogue of rules as a page of documentation, in Chinese.

`python -m gongkai.report.checks.documentation docs/rules.md` writes it anew; a test keeps it current.
"""

import sys
from pathlib import Path

from gongkai.report.checks.catalogue import NEEDS_PLATFORM_DATA, RULES
from gongkai.report.checks.rule import BOTH_FORMS, Rule, with_notice

GROUPS = {
    "T3": "表三之内",
    "T4": "表四之内",
    "T2": "表二之内",
    "XY": "与上一年报告之间",
    "NV": "正文与表格之间",
    "ST": "报告结构",
    "RU": "汇总报告与单位报告之间",
}

_OPENING = """# 年度报告检查规则

<!-- 由 python -m gongkai.report.checks.documentation docs/rules.md 生成，不要手改。 -->

检查一份报告：`gongkai report check 报告.docx`。每条规则对每一行、每一列或每一段各回答一次，答案有三种：

- **相符**：所涉各格都有数，规则成立。
- **不符**：规则不成立，列为一条意见。一处原因只列一条，因它引起的其他不符写在这一条之下。
- **无法判断**：缺数（空白、“/”、读不清、未定），缺上一年报告，来源不完整，或者这一格正是按这条规则断读出来的。

轻重有三等：**错误**，违反表式、算术或条例；**警告**，很可能有错，但也许另有原因；**提示**，请人看一看。个别规则在情形不那么明确时，意见会比所列的轻一等。

判断哪一格填错的办法：只改这一格，至少两处不符同时消除，又不使任何相符的变为不符，才指明这一格和应填的数。改法不止一种的，只指出不成立的等式，不指哪一格。检查从不改动报告原文。
"""


def _form_words(rule: Rule) -> str:
    return "两种格式" if rule.forms == BOTH_FORMS else "、".join(f"{form}年格式" for form in rule.forms)


def _entry(rule: Rule) -> str:
    return (
        f"### {rule.code} {rule.title}\n\n"
        f"- 轻重：{rule.severity.label}；适用：{_form_words(rule)}\n"
        f"- 规则：{rule.says}\n"
        f"- 依据：{with_notice(rule.source, rule.forms)}\n"
        f"- 改正：{rule.repair}\n"
    )


def page() -> str:
    """The whole page as Markdown."""
    parts = [_OPENING]
    for prefix, heading in GROUPS.items():
        rules = [rule for code, rule in RULES.items() if code.startswith(prefix)]
        if rules:
            parts.append(f"## {heading}\n")
        parts.extend(map(_entry, rules))
    parts.append("## 只凭报告无法检查的规则\n")
    parts.append("".join(f"- {code}：{why}\n" for code, why in NEEDS_PLATFORM_DATA.items()))
    return "\n".join(parts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
