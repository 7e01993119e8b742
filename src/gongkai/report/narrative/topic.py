"""What a number in the text can speak of: the things that the statutory tables count, and a few beside them."""

from enum import StrEnum


class Topic(StrEnum):
    """The thing that a stated number counts."""

    RECEIVED = "received"
    """申请 that came in: 收到, 受理, 新收."""
    PROCESSED = "processed"
    """申请 that were 办理: received, or decided, or both; the word does not say."""
    HANDLED = "handled"
    """申请 that were 办结 or 答复."""
    CARRIED_IN = "carried_in"
    CARRIED_OUT = "carried_out"

    NATURAL_PERSON = "natural_person"
    ORGANISATION = "organisation"
    ORG_ENTERPRISE = "org_enterprise"
    ORG_RESEARCH = "org_research"
    ORG_PUBLIC_WELFARE = "org_public_welfare"
    ORG_LEGAL_SERVICE = "org_legal_service"

    ONLINE = "online"
    MAIL = "mail"
    IN_PERSON = "in_person"
    FAX = "fax"

    GRANTED = "granted"
    PARTIAL = "partial"
    GRANTED_OR_PARTIAL = "granted_or_partial"
    REFUSED = "refused"
    UNABLE = "unable"
    DECLINED = "declined"
    OTHER = "other"
    STATE_SECRET = "refused.state_secret"  # noqa: S105
    LAW_PROHIBITED = "refused.law_prohibited"
    SECURITY_STABILITY = "refused.security_stability"
    THIRD_PARTY = "refused.third_party"
    INTERNAL_AFFAIRS = "refused.internal_affairs"
    PROCESS_INFO = "refused.process_info"
    ENFORCEMENT_FILE = "refused.enforcement_file"
    ADMIN_QUERY = "refused.admin_query"
    NOT_HELD = "unable.not_held"
    NEEDS_CREATION = "unable.needs_creation"
    UNCLEAR_AFTER_CORRECTION = "unable.unclear_after_correction"
    PETITION_COMPLAINT = "declined.petition_complaint"
    DUPLICATE = "declined.duplicate"
    PUBLICATION = "declined.publication"
    ABUSIVE_VOLUME = "declined.abusive_volume"
    RECONFIRM = "declined.reconfirm"
    NO_CORRECTION = "other.no_correction"
    UNPAID_FEE = "other.unpaid_fee"

    REVIEW = "review"
    REVIEW_UPHELD = "review.upheld"
    REVIEW_CORRECTED = "review.corrected"
    REVIEW_OTHER = "review.other"
    REVIEW_PENDING = "review.pending"
    SUIT = "suit"
    SUIT_UPHELD = "suit.upheld"
    SUIT_CORRECTED = "suit.corrected"
    SUIT_OTHER = "suit.other"
    SUIT_PENDING = "suit.pending"
    SUIT_DIRECT = "suit_direct"
    """诉讼 未经复议直接起诉."""
    SUIT_DIRECT_UPHELD = "suit_direct.upheld"
    SUIT_DIRECT_CORRECTED = "suit_direct.corrected"
    SUIT_DIRECT_OTHER = "suit_direct.other"
    SUIT_DIRECT_PENDING = "suit_direct.pending"
    SUIT_AFTER_REVIEW = "suit_after_review"
    """诉讼 复议后起诉."""
    SUIT_AFTER_REVIEW_UPHELD = "suit_after_review.upheld"
    SUIT_AFTER_REVIEW_CORRECTED = "suit_after_review.corrected"
    SUIT_AFTER_REVIEW_OTHER = "suit_after_review.other"
    SUIT_AFTER_REVIEW_PENDING = "suit_after_review.pending"
    CASES = "cases"
    """复议 and 诉讼 counted together."""

    NORMATIVE_ISSUED = "normative_docs.issued"
    NORMATIVE_REPEALED = "normative_docs.repealed"
    NORMATIVE_IN_FORCE = "normative_docs.in_force"
    NORMATIVE_DISCLOSED = "normative_docs.disclosed"
    RULES_ISSUED = "rules.issued"
    RULES_REPEALED = "rules.repealed"
    RULES_IN_FORCE = "rules.in_force"
    RULES_DISCLOSED = "rules.disclosed"

    LICENSING = "licensing"
    PENALTY = "penalty"
    COERCION = "coercion"
    LICENSING_ITEMS = "licensing.items"
    PENALTY_ITEMS = "penalty.items"
    COERCION_ITEMS = "coercion.items"
    POWER_ITEMS = "power_items"
    ADMIN_FEES = "admin_fees"
    PROCESSING_FEE = "processing_fee"


INTAKE = frozenset({Topic.RECEIVED, Topic.CARRIED_IN})
SETTLED = frozenset({Topic.HANDLED, Topic.CARRIED_OUT})
APPLICANTS = frozenset(
    {
        Topic.NATURAL_PERSON,
        Topic.ORGANISATION,
        Topic.ORG_ENTERPRISE,
        Topic.ORG_RESEARCH,
        Topic.ORG_PUBLIC_WELFARE,
        Topic.ORG_LEGAL_SERVICE,
    }
)
CHANNELS = frozenset({Topic.ONLINE, Topic.MAIL, Topic.IN_PERSON, Topic.FAX})
OUTCOME_GROUPS = frozenset(
    {
        Topic.GRANTED,
        Topic.PARTIAL,
        Topic.GRANTED_OR_PARTIAL,
        Topic.REFUSED,
        Topic.UNABLE,
        Topic.DECLINED,
        Topic.OTHER,
    }
)
OUTCOME_LEAVES = frozenset(
    topic for topic in Topic if topic.value.startswith(("refused.", "unable.", "declined.", "other."))
)
OUTCOMES = OUTCOME_GROUPS | OUTCOME_LEAVES
APPLICATIONS = INTAKE | SETTLED | APPLICANTS | CHANNELS | OUTCOMES | {Topic.PROCESSED}
TRACKS = (Topic.REVIEW, Topic.SUIT, Topic.SUIT_DIRECT, Topic.SUIT_AFTER_REVIEW)
RESULTS_OF = {
    track: frozenset(topic for topic in Topic if topic.value.startswith(f"{track.value}."))
    for track in TRACKS
}
"""The results of each track of cases."""
RESULTS = frozenset().union(*RESULTS_OF.values())
BY_TRACK = frozenset({Topic.SUIT_DIRECT, Topic.SUIT_AFTER_REVIEW})
PROCEEDINGS = RESULTS | {*TRACKS, Topic.CASES}
DECISIONS = frozenset({Topic.LICENSING, Topic.PENALTY, Topic.COERCION})

FACETS = (
    INTAKE,
    SETTLED,
    CHANNELS,
    APPLICANTS,
    OUTCOME_GROUPS,
    OUTCOME_LEAVES,
    BY_TRACK,
    *RESULTS_OF.values(),
)
"""Ways to divide the same cases: only parts of one facet add up to their whole."""
