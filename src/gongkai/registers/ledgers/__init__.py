"""All ledgers, in the order of their page."""

from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers.messages import MESSAGES

LEDGERS: dict[str, Ledger] = {ledger.code: ledger for ledger in (MESSAGES,)}
