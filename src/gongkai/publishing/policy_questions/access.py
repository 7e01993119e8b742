"""Who keeps a question."""

from gongkai.publishing.ledger_access import KEEPERS, row_policy
from gongkai.publishing.models import PolicyQuestion

QUESTION = row_policy("policy_question", "本机关答复政策咨询的人", PolicyQuestion, KEEPERS)
"""The views get actor and question after the request."""
