"""The site's items by column, in a list that always adds up: the columns with most, and the rest together."""

from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.of_publishing import BUT, COLUMN
from gongkai.publishing.channels import figures as ledger

NAMED = 8
"""Columns named one by one; of more than that the last place is that of the rest."""
_SITE = "channel.site"


def site_by_column(numbers: Numbers) -> str:
    """`通过政府网站公开的信息{…}条，其中…。`; empty where there is nothing, or only one column, to tell apart."""
    found = ledger.by_column(ledger.counted(numbers.scope))
    named = [one for one in found if one.code != ledger.NONE]
    if len(found) < 2 or not named:
        return ""
    if len(found) > NAMED or len(named) < len(found):
        named = named[: NAMED - 1]
        rest = f"其他信息{{{BUT}{'.'.join(one.code for one in named)}}}条"
    else:
        rest = ""
    listed = [f"{one.label}{{{COLUMN}{one.code}}}条" for one in named]
    return f"通过政府网站公开信息{{{_SITE}}}条，其中{'、'.join([*listed, rest] if rest else listed)}。"
