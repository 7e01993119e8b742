"""What somebody brings along from a search that did not find it: the words, and the agency that was looked at."""

from dataclasses import dataclass

from django.http import QueryDict

from gongkai.portal.apply.draft import Answers
from gongkai.portal.apply.what_forms import ITEM_LENGTH, MOST_ITEMS, set_wanted, wanted


@dataclass(frozen=True, slots=True)
class Brought:
    """`words` are what is wanted; `agency` the number of an agency, or empty."""

    words: str = ""
    agency: str = ""

    @classmethod
    def of(cls, asked: QueryDict) -> "Brought":
        """From `wanted` and `agency` of an address or a form."""
        agency = asked.get("agency", "")
        usable = agency.isascii() and agency.isdigit() and len(agency) < 10
        return cls(asked.get("wanted", "").strip()[:ITEM_LENGTH], agency if usable else "")

    def into(self, answers: Answers) -> bool:
        """Add them to the answers of a draft; whether that changed anything. What was chosen before stays."""
        pieces = wanted(answers)
        if not self.words or self.words in pieces or len(pieces) >= MOST_ITEMS:
            return False
        set_wanted(answers, [*pieces, self.words], len(pieces) + 1)
        if self.agency and not answers.get("agency") and not answers.get("other"):
            answers["other"] = self.agency
        return True
