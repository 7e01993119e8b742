"""The remedy paragraph (救济途径) of a letter: by ground, date and the standing of the agency."""

from datetime import date

from gongkai.casework.letters.facts import IssuingAgency, LetterFacts
from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.law.letter_remedy import letter_remedy
from gongkai.law.readings import Readings
from gongkai.law.remedy import REVIEW_FIRST_FROM, Remedy, remedy_paragraph
from gongkai.law.review_organ import AgencyStanding


def review_organ(agency: IssuingAgency, letter_date: date) -> str:
    """The organ that reviews this agency, by name: 行政复议法 (2023) Art 24-28; empty where the name is not known.

    In letters before 2024-01-01 a department of a local government leaves the choice between that government and the
    department above: 行政复议法 (2017) Art 12.
    """
    either = "或者".join(name for name in (agency.government, agency.superior) if name)
    match agency.standing:
        case AgencyStanding.LOCAL_DEPARTMENT:
            return agency.government if letter_date >= REVIEW_FIRST_FROM else either
        case AgencyStanding.JUSTICE_DEPARTMENT:
            return either
        case AgencyStanding.PROVINCE_OR_MINISTRY:
            return agency.name
        case AgencyStanding.LOCAL_GOVERNMENT | AgencyStanding.VERTICAL_LINE:
            return agency.superior


def remedy_of(code: LetterCode, facts: LetterFacts, readings: Readings) -> Remedy:
    """What a letter of this date says of remedies; nothing as long as it has no date or its decision no items."""
    kind = LETTERS[code].kind
    if facts.dated is None or (kind is LetterKind.DECISION and not facts.items):
        return Remedy.NONE
    return letter_remedy(code, facts.dated, readings, items=[item.decision for item in facts.items])


def remedy_words(code: LetterCode, facts: LetterFacts, readings: Readings) -> str:
    """The paragraph; empty in a letter without remedy, and where date, review organ or court are not known."""
    kind = remedy_of(code, facts, readings)
    if facts.dated is None or kind is Remedy.NONE:
        return ""
    organ, court = review_organ(facts.agency, facts.dated), facts.agency.court
    return remedy_paragraph(kind, review_organ=organ, court=court) if organ and court else ""
