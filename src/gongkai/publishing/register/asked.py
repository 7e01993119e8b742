"""What the page of the register is asked for: scope, kind, validity, section, words, and which number is open."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from gongkai.agencies.actor import Actor
from gongkai.law.validity import Validity
from gongkai.publishing.asked_scope import AskedScope
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document
from gongkai.publishing.register import counting

LAPSED = "lapsed"
NUMBERS = {
    "issued": counting.issued,
    "repealed": counting.repealed,
    "in_force": counting.in_force,
}
"""The numbers that open their documents, by the code that the address names."""


class AskedRegister(AskedScope):
    """`validity` is a code, or `lapsed` for those in force whose validity has run out and nobody has said so yet."""

    def __init__(self, query: QueryDict, actor: Actor, today: date) -> None:
        super().__init__(query, actor, today)
        kind, validity, unit = query.get("kind", ""), query.get("validity", ""), query.get("unit", "")
        self.today = today
        self.kind = DocumentKind(kind) if kind in counting.KINDS else None
        self.validity = validity if validity in {*Validity, LAPSED} else ""
        self.unit = unit if unit.isascii() and unit.isdecimal() and len(unit) < 19 else ""
        self.words = query.get("q", "").strip()[:100]
        self.cell = self.cell if self.cell in NUMBERS else ""

    @property
    def chosen(self) -> dict[str, Any]:
        """As the address says it."""
        return {
            **super().chosen,
            "kind": self.kind or "",
            "validity": self.validity,
            "unit": self.unit,
            "q": self.words,
            "cell": self.cell,
        }

    @property
    def opened(self) -> str:
        """The open number in words; empty for none."""
        return NUMBERS[self.cell](self.scope).says if self.cell else ""

    def found(self) -> QuerySet[Document]:
        """The documents asked for, the newest first."""
        number = NUMBERS.get(self.cell)
        rows = number(self.scope, self.kind).rows if number else counting.registered(self.scope, self.kind)
        if self.validity == LAPSED:
            rows = rows.filter(validity__in=counting.IN_FORCE, valid_until__lt=self.today)
        elif self.validity:
            rows = rows.filter(validity=self.validity)
        if self.unit:
            rows = rows.filter(unit=int(self.unit))
        for word in self.words.split():
            rows = rows.filter(Q(title__contains=word) | Q(document_number__contains=word))
        return rows.order_by("-date_of_document", "-pk")

    @property
    def lapsed(self) -> int:
        """How many of the scope have run out and nobody has said so."""
        rows = counting.registered(self.scope)
        return rows.filter(validity__in=counting.IN_FORCE, valid_until__lt=self.today).count()
