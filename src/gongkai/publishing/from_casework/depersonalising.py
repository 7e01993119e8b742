"""Words of a case without whom it was about: what the vault of the case knows, and what can be told by its form."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.publishing.content import Content
from gongkai.publishing.guard import people, personal
from gongkai.publishing.guard.examining import examine
from gongkai.publishing.guard.finding import Finding
from gongkai.publishing.guard.folded_text import fold
from gongkai.publishing.guard.knowing import known_of
from gongkai.publishing.guard.masking import masked_address
from gongkai.publishing.guard.repairing import repaired
from gongkai.records.models import Secret, SecretKind
from gongkai.records.vault import unseal

_PERSONAL = frozenset(rule.code for rule in (*personal.RULES, *people.RULES))
_PART = re.compile(r".*?(?:自治[州县]|街道|社区|[省市州县区旗镇乡村])|.+", re.DOTALL)
"""The parts of an address, each down to the region that it names."""
_LEAST = 2
"""Characters of a value that is looked for: one alone would be found everywhere."""
_OMITTED = "（略）"


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the vault as it is looked for, and what stands in its place; none where it is a dwelling."""

    pattern: re.Pattern[str]
    instead: str | None

    def taken_out(self, text: str) -> str:
        """The text without it, whatever its width and whatever blanks or dashes are put between its signs."""
        folded = fold(text)
        for found in reversed(list(self.pattern.finditer(folded.text))):
            start, end = folded.span(*found.span())
            said = masked_address(found[0]) if self.instead is None else self.instead
            text = text[:start] + said + text[end:]
        return text


def values_of(case: int) -> tuple[Value, ...]:
    """Everything personal that the vault keeps of a case, the longest first: of the applicant, of who acts for them, of
    third parties; the query code too.

    Raises what `unseal` raises.
    """
    kept = Secret.objects.kept().filter(case=case).select_related("case").order_by("pk")
    opened = [(secret, unseal(secret).strip()) for secret in kept]
    found = sorted(opened, key=lambda one: -len(one[1]))
    return tuple(_value(secret, plain) for secret, plain in found if len(fold(plain).text) >= _LEAST)


def _value(secret: Secret, plain: str) -> Value:
    folded = fold(plain).text
    match secret.kind:
        case SecretKind.NAME | SecretKind.CONTACT:
            return Value(_spaced(folded), _called(secret.whose))
        case SecretKind.ADDRESS:
            return Value(_dwelling(folded), None)
    return Value(_spaced(folded), _OMITTED)


def _called(whose: str) -> str:
    if whose.startswith("applicant"):
        return "申请人"
    return "第三方" if whose.startswith("third-party") else "代理人"


def _spaced(value: str) -> re.Pattern[str]:
    signs = [re.escape(sign) for sign in value if not re.match(r"[\s\-]", sign)]
    return re.compile(r"[\s\-]*".join(signs), re.IGNORECASE)


def _dwelling(address: str) -> re.Pattern[str]:
    """The address from its last two parts on; what names the region above them need not be said with it."""
    parts = _PART.findall(re.sub(r"\s", "", address))
    above, own = parts[:-2], "".join(parts[-2:])
    optional = "".join(f"(?:{_spaced(part).pattern})?" for part in above)
    return re.compile(optional + _spaced(own).pattern)


def without(text: str, values: Iterable[Value]) -> str:
    """The text without the values."""
    for value in values:
        text = value.taken_out(text)
    return text


def masked(content: Content, agency: Agency, today: date) -> Content:
    """The content with everything masked that the guard takes for somebody's data and knows how to mask."""
    findings = [one for one in examine(content, known_of(agency, today)) if _maskable(one)]
    # From the end, so that the places before stay where they are.
    for finding in sorted(findings, key=lambda one: (one.place.start, one.place.end), reverse=True):
        try:
            content = replace(content, **repaired(content, finding))
        except ValueError:
            # A place within one that has been masked.
            continue
    return content


def _maskable(finding: Finding) -> bool:
    return finding.rule in _PERSONAL and finding.repair is not None
