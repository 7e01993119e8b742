"""What the rules say of reports that are not whole, row by row."""

import numpy as np

from gongkai.corpus.checking.answer_codes import NOT_ASKED
from gongkai.corpus.checking.answered import Answered, Question, answers
from gongkai.corpus.checking.conditions_at_once import conditions
from gongkai.corpus.checking.due import due
from gongkai.corpus.checking.kinds import OTHERS
from gongkai.corpus.checking.once import once
from gongkai.corpus.checking.rows import Table
from gongkai.corpus.stored_numbers import Places


class OtherRows:
    """What the rules say of the reports of a table that are not whole.

    `apart` are the numbers of those that only the single-report checker can answer exactly: with a cell that stands in
    `odd`, in the report or the one of the year before.
    """

    def __init__(self, table: Table) -> None:
        self.answered: list[Answered] = []
        has_odd = table.asked.frame["odd"].is_not_null().to_numpy()
        is_apart = has_odd | table.asked.below(has_odd)
        self.apart: Places = np.flatnonzero(is_apart)
        numbers = np.flatnonzero(~table.are_whole & ~is_apart)
        if len(numbers):
            questions: list[Question] = [*due(OTHERS), *once(), *conditions(OTHERS)]
            nothing = np.full(len(numbers), NOT_ASKED, np.int8)
            for question, codes in zip(
                questions, answers([one.answers for one in questions], table, numbers), strict=True
            ):
                self.answered.append(Answered(question, numbers, codes, nothing))
