"""The list of other wordings is in order."""

from collections.abc import Mapping

import pytest

from gongkai.report.reading import wordings
from gongkai.report.reading.label_matching import Labels, fold_label
from gongkai.report.reading.labels import COLUMNS, HEADS_4, MEASURES, ROWS, SECTIONS, SUBJECTS


@pytest.mark.parametrize(
    ("labels", "listed"),
    [
        (SUBJECTS, wordings.SUBJECT_WORDINGS),
        (MEASURES, wordings.MEASURE_WORDINGS),
        (ROWS, wordings.ROW_WORDINGS),
        (COLUMNS, wordings.COLUMN_WORDINGS),
        (HEADS_4, wordings.HEAD_4_WORDINGS),
        (SECTIONS, wordings.SECTION_WORDINGS),
    ],
    ids=["subjects", "measures", "rows", "columns", "heads of table 4", "sections"],
)
def test_each_is_written_folded_means_a_label_of_the_form_and_is_not_its_own_wording(
    labels: Labels, listed: Mapping[str, str]
) -> None:
    for wording, code in listed.items():
        assert fold_label(wording) == wording
        assert fold_label(labels.expected(code)) != wording
        assert (found := labels.known(wording))
        assert (found.code, found.exact) == (code, False)
