"""The page: every rule by its code, with what it looks at, how grave it is and what it rests on."""

from collections import Counter

from gongkai.publishing.guard.dictionary import shipped
from gongkai.publishing.guard.examining import RULES
from gongkai.publishing.guard.finding import Severity

_HEAD = """# 发布前检查的规则

<!-- 由 python -m gongkai.publishing.guard.rule_documentation docs/guard-rules.md 生成，不要手改。 -->

起草时在正文旁边，送审、签发、发布时由系统，照下面的规则检查标题、正文、概述、各栏和附件里的文字。
每条意见说明在哪里、为什么、怎么改、依据什么；能确定改法的，可以一次改好。

- **必须修改**：不改好不能送审、不能发布（主动公开的信息）。
- **核对后再送审**：逐条核对，勾选确认后可以送审。
- **供参考**：不影响送审。

附件的文字由后台读取，读不出的（图片、扫描件）不检查。图片里的字不检查。
"""


def page() -> str:
    """As Markdown."""
    rules = (
        f"### {rule.code} {rule.name}\n\n{rule.severity.label}。{rule.about}\n\n依据：{rule.source}\n"
        for rule in RULES.values()
    )
    return "\n".join([_HEAD, *rules, _dictionary()])


def _dictionary() -> str:
    entries = shipped()
    by_severity = Counter(one.severity for one in entries)
    counts = "，".join(f"{severity.label}{by_severity[severity]}条" for severity in Severity)
    by_source = Counter(one.source for one in entries)
    lines = "\n".join(
        f"| {source} | {n} |" for source, n in sorted(by_source.items(), key=lambda one: (-one[1], one[0]))
    )
    return f"""## 通用词库

共{len(entries)}条：{counts}。机关可以在“词库”页增加、改写，也可以不检查其中的词条。

| 依据 | 条数 |
|---|---|
{lines}
"""
