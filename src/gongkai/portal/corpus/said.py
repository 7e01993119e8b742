"""A finding of the corpus in a sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gongkai.report.forms import label, unit

MOST_LETTERS = 200
"""Of a quotation."""


def says(finding: Mapping[str, Any]) -> str:
    """Its message; of an equation the two sides, in 件 or as the form prints the amount, and the cells that it joins."""
    if finding["message"]:
        return str(finding["message"])
    if finding["left"] is not None and finding["right"] is not None:
        cells = finding["cells"]
        amount = bool(cells) and unit(cells[0]) not in ("件", "项", "")
        sides = [_amount(finding[side]) if amount else str(finding[side]) for side in ("left", "right")]
        where = label(cells[0]) if cells else finding["place"]
        return _("%(where)s等：一边是%(left)s，另一边是%(right)s。") % {
            "where": where,
            "left": sides[0],
            "right": sides[1],
        }
    quote = str(finding["quote"] or "")
    if quote:
        return f"“{quote[:MOST_LETTERS]}{'……' if len(quote) > MOST_LETTERS else ''}”"
    return "、".join(label(code) for code in finding["cells"] or ())


def _amount(cents: int) -> str:
    return f"{cents / 100:.2f}元"
