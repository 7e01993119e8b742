"""What a number speaks of, told from the words around it; words that narrow it leave a doubt, which makes the topic
a hint."""

from gongkai.report.narrative.applications import application, carried_over, divided_by, outcome
from gongkai.report.narrative.decisions import decision, money, powers
from gongkai.report.narrative.documents import document
from gongkai.report.narrative.phrase import Context, Recognised
from gongkai.report.narrative.proceedings import proceeding
from gongkai.report.narrative.quantity import Quantity
from gongkai.report.narrative.topic import APPLICATIONS

OTHER_UNIT = "计量单位不是件"

_CASES = frozenset({"件", "条", "宗", "份", "起", "项", "个", "例", "件次", "条次", "次", "", "批", "笔"})
_LOOSELY_CASES = frozenset({"次", "", "批", "项", "个"})
_DOCUMENTS = frozenset({"件", "个", "份", "部", "项"})
_DECISIONS = frozenset({"件", "宗", "起", "例", "件次", "次", "个", "项", "条", "笔"})


def recognise(quantity: Quantity, context: Context) -> Recognised | None:
    """The topic of a number; None where its words name nothing that the tables count."""
    phrase, tail, unit = quantity.phrase, quantity.tail, quantity.unit
    if unit == "元":
        return money(phrase)
    if quantity.numeral.value != int(quantity.numeral.value):
        return None
    found = None
    if unit in _CASES:
        found = (
            proceeding(phrase, tail, context)
            or carried_over(phrase, tail, context)
            or divided_by(phrase, context)
            or outcome(phrase, tail, context)
        )
    if not found and unit in _DOCUMENTS:
        found = document(phrase, tail, context)
    if not found and unit in _DECISIONS:
        found = decision(phrase, unit, context)
    if not found and unit in ("项", "个"):
        found = powers(phrase, tail)
    if not found and unit in _CASES:
        found = application(phrase, tail, context)
    if found and found.topic in APPLICATIONS and unit in _LOOSELY_CASES:
        return Recognised(found.topic, (*found.doubts, OTHER_UNIT))
    return found
