"""A finding of the corpus in a sentence."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from gongkai.report.checks import RULES
from gongkai.report.checks.wording import cell_names, number
from gongkai.report.forms import label

MOST_LETTERS = 200
"""Of a quotation."""


def says(finding: Mapping[str, Any]) -> str:
    """Its message in the words of its rule; the passage or the cells where the rule has none."""
    from gongkai.corpus.checking import message

    try:
        said = message(finding)
    except KeyError:
        return _of_former_rule(finding)
    if said:
        return said
    if quote := str(finding["quote"] or ""):
        return f"“{quote[:MOST_LETTERS]}{'……' if len(quote) > MOST_LETTERS else ''}”"
    return "、".join(label(code) for code in finding["cells"] or ())


def _of_former_rule(finding: Mapping[str, Any]) -> str:
    """What can be said of an equation that has been declared otherwise since it was asked."""
    from gongkai.corpus.columns import CELLS, scale

    cells = tuple(code for code in finding["cells"] if code in CELLS)
    unit = scale(cells[0]) if cells else 1
    return _(
        "按检查时的规则，%(cells)s不符：相比的两个数是%(left)s和%(right)s。规则后来改过，以重新检查的结果为准。"
    ) % {
        "cells": cell_names(cells) if cells else RULES[finding["rule"]].title,
        "left": number(Decimal(finding["left"]) / unit),
        "right": number(Decimal(finding["right"]) / unit),
    }
