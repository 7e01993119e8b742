"""A finding of the corpus in a sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gongkai.report.forms import label

MOST_LETTERS = 200
"""Of a quotation."""


def says(finding: Mapping[str, Any]) -> str:
    """Its message in the words of its rule; the passage or the cells where the rule has none."""
    from gongkai.corpus.checking import message

    try:
        said = message(finding)
    except KeyError:
        # A finding of an equation that has been declared otherwise since: until the next check its two sides have to do.
        said = _("一边是%(left)s，另一边是%(right)s。") % {"left": finding["left"], "right": finding["right"]}
    if said:
        return said
    if quote := str(finding["quote"] or ""):
        return f"“{quote[:MOST_LETTERS]}{'……' if len(quote) > MOST_LETTERS else ''}”"
    return "、".join(label(code) for code in finding["cells"] or ())
