"""All ledgers, in the order of their page."""

from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers.activities import ACTIVITIES
from gongkai.registers.ledgers.assessments import ASSESSMENTS
from gongkai.registers.ledgers.calls import CALLS
from gongkai.registers.ledgers.charges import CHARGES
from gongkai.registers.ledgers.concerns import CONCERNS
from gongkai.registers.ledgers.fees import FEES
from gongkai.registers.ledgers.handling import HANDLING
from gongkai.registers.ledgers.incidents import INCIDENTS
from gongkai.registers.ledgers.messages import MESSAGES
from gongkai.registers.ledgers.plan import PLAN
from gongkai.registers.ledgers.powers import POWERS
from gongkai.registers.ledgers.procurement import PROCUREMENT
from gongkai.registers.ledgers.questionnaires import QUESTIONNAIRES

LEDGERS: dict[str, Ledger] = {
    ledger.code: ledger
    for ledger in (
        POWERS,
        HANDLING,
        FEES,
        PROCUREMENT,
        MESSAGES,
        CALLS,
        QUESTIONNAIRES,
        ACTIVITIES,
        INCIDENTS,
        CONCERNS,
        PLAN,
        ASSESSMENTS,
        CHARGES,
    )
}
