"""Questions of the rules on cells, and what they answer on rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gongkai.corpus.checking.answer_codes import Codes
from gongkai.corpus.checking.conditions_at_once import Conditional
from gongkai.corpus.checking.due import Due
from gongkai.corpus.checking.once import Once
from gongkai.corpus.checking.rows import Rows, Table
from gongkai.corpus.stored_numbers import Places

Question = Due | Once | Conditional

BLOCK = 4 * 8**4
"""Rows at a time: so few that what is seen of their cells takes little memory, so many that the steps are few."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the numbers of some rows with its answers, and the answers that were counted of them before."""

    question: Question
    numbers: Places
    codes: Codes
    counted: Codes


def answers(questions: Sequence[Callable[[Rows], Codes]], table: Table, numbers: Places) -> list[Codes]:
    """What each of the questions answers on the rows with these numbers."""
    found = [np.empty(len(numbers), np.int8) for _ in questions]
    for start in range(0, len(numbers), BLOCK):
        rows = Rows(table, numbers[start : start + BLOCK])
        for ask, codes in zip(questions, found, strict=True):
            codes[start : start + BLOCK] = ask(rows)
    return found
