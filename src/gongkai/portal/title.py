"""Where a title of an annual report may break: before the year, before 政府信息公开, before 工作年度报告."""

import re

_JOINTS = re.compile(r"(?=\d{4}年)|(?=政府信息公开)|(?=工作年度报告)|(?<=公开)(?=年度报告)")


def parts(title: str) -> list[str]:
    """The title in pieces that stay whole on a line; a template puts `<wbr>` between them."""
    return [part for part in _JOINTS.split(title) if part]
