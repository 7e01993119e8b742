"""Whether words that others will read say who somebody is."""

from gongkai.records.models import Case, Secret, SecretKind
from gongkai.records.vault import unseal
from gongkai.text.bank_card import bank_cards
from gongkai.text.folding import folded
from gongkai.text.identity_number import identity_numbers
from gongkai.text.phone import mobile_numbers

_TELLING = (
    SecretKind.NAME,
    SecretKind.CONTACT,
    SecretKind.IDENTITY_NUMBER,
    SecretKind.TELEPHONE,
    SecretKind.EMAIL,
)
_FORMS = (("身份证号码", identity_numbers), ("手机号码", mobile_numbers), ("银行卡号", bank_cards))


def number_of_somebody(text: str) -> str:
    """What kind of personal number stands in the text; empty where none does."""
    return next((name for name, form in _FORMS if any(form(folded(text)))), "")


def names_a_party(case: Case, text: str) -> bool:
    """Whether the text names the applicant, an agent or a third party of the case, or says how to reach them."""
    names = Secret.objects.kept().filter(case=case, kind__in=_TELLING)
    words = folded(text)
    return any(len(name) > 1 and name in words for name in (folded(unseal(one)) for one in names))
