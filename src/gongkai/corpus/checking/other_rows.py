"""What the rules say of reports that are not whole, row by row."""

import numpy as np

from gongkai.corpus.checking.answer_codes import NOT_ASKED, Codes
from gongkai.corpus.checking.answered import Answered, Question, answers
from gongkai.corpus.checking.conditions_at_once import conditions
from gongkai.corpus.checking.due import due
from gongkai.corpus.checking.kinds import OTHERS
from gongkai.corpus.checking.once import once
from gongkai.corpus.checking.rows import Rows, Table
from gongkai.corpus.checking.sizes import room
from gongkai.corpus.checking.stored_numbers import Places
from gongkai.corpus.columns import CELLS


class OtherRows:
    """What the rules say of the reports of a table that are not whole.

    `apart` are the numbers of those that only the single-report checker can answer exactly: with a cell that stands in
    `odd`, or one so large that a sum could wrap, in the report or the one of the year before.
    """

    def __init__(self, table: Table) -> None:
        self.answered: list[Answered] = []
        is_apart = np.zeros(len(table.kinds), np.bool_)
        rows = np.flatnonzero(~table.are_whole)
        if len(rows):
            questions: list[Question] = [*due(OTHERS), *once(), *conditions(OTHERS)]
            *codes, are_large = answers([*(one.answers for one in questions), _are_large], table, rows)
            is_apart[rows] = are_large
            is_apart |= table.asked.frame["odd"].is_not_null().to_numpy()
            is_apart |= table.asked.below(is_apart)
            told = np.flatnonzero(~is_apart[rows])
            numbers, nothing = rows[told], np.full(len(told), NOT_ASKED, np.int8)
            for question, of_it in zip(questions, codes, strict=True):
                self.answered.append(Answered(question, numbers, of_it[told], nothing))
        self.apart: Places = np.flatnonzero(is_apart)


def _are_large(rows: Rows) -> Codes:
    """Whether some number is so large that a sum could wrap."""
    found = np.zeros(len(rows), np.bool_)
    for code in CELLS:
        is_large = np.abs(rows.cell(code)).view(np.uint64) >= room()
        if is_large.any():
            found |= is_large & rows.known((code,))
    return found.view(np.int8)
