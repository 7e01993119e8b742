"""Table 2 in grids: blocks under an item of Art 20, each with its measures and the rows below them."""

from collections.abc import Sequence

from gongkai.report.forms import TABLE_2, Form
from gongkai.report.reading.grid_found import GridFindings
from gongkai.report.reading.grid_heads import Head, Heads
from gongkai.report.reading.grid_lines import Line, Placed
from gongkai.report.reading.grid_words import words
from gongkai.report.reading.label_matching import LabelMatch
from gongkai.report.reading.labels import subject_variant
from gongkai.report.value import Where

_CODES = frozenset(code for form in Form for block in TABLE_2[form] for code in block.codes)


def opens_block(line: Line) -> bool:
    """Whether a row names an item of Art 20, which stands over a block of Table 2 and nowhere else."""
    return any(words(cell.text).item for cell in line.own)


class GridTable2:
    """Takes the rows of Table 2; the measures of a block hold until the next block."""

    def __init__(self, found: GridFindings) -> None:
        self._found = found
        self._heads: Heads | None = None
        self._forms: list[Form] = []
        self._subjects: list[tuple[LabelMatch, str, Where | None]] = []

    def row(self, line: Line, *, begun: bool) -> bool:
        """Whether a row belongs to Table 2, which is then read; `begun`: the row before it did."""
        if opened := opens_block(line):
            self._heads = None
        measures = [(cell, measure) for cell in line.own if (measure := words(cell.text).measure)]
        if measures:
            heads = [Head(label.code, cell.x, cell.end, cell.text) for cell, (label, _) in measures]
            self._heads = Heads(line.width, tuple(heads))
            for cell, (label, form) in measures:
                self._forms.append(form)
                self._found.note(label, cell)
        subjects = [
            (at, subject) for at, cell in enumerate(line.own) if (subject := words(cell.text).subject)
        ]
        # 行政许可 may stand in any table; as a row of Table 2 it needs the table's heads before it.
        if not (opened or measures or begun or self._heads):
            return False
        ends = [at for at, _ in subjects[1:]]
        for (at, subject), end in zip(subjects, [*ends, len(line.own)][: len(subjects)], strict=True):
            self._subject(line, line.own[at], subject, line.own[at + 1 : end])
        return bool(opened or measures or subjects)

    @property
    def form(self) -> Form | None:
        """The form whose measures the table prints, once any were met."""
        if not any(code.startswith("t2.") for code in self._found.cells):
            return None
        return Form.F2019 if self._forms.count(Form.F2019) > self._forms.count(Form.F2021) else Form.F2021

    def note_subjects(self) -> None:
        """Keep the wordings of rows that are not those of the table's form, now that it is known."""
        if (form := self.form) is not None:
            for subject, printed, where in self._subjects:
                if label := subject_variant(subject, printed, form, where):
                    self._found.labels.setdefault(subject.code, label)

    def _subject(self, line: Line, label: Placed, subject: LabelMatch, values: Sequence[Placed]) -> None:
        self._subjects.append((subject, label.text, label.cell.where))
        if not values or any(words(value.text).measure for value in values):
            return
        heads = self._heads or self._heads_due(subject.code, line, values)
        if heads is None:
            return
        assigned = heads.assign(line, values)
        for head in heads.columns:
            code = f"{subject.code}.{(head.code or '').rpartition('.')[2]}"
            if head.code is not None and code in _CODES:
                value = assigned.get(head.code) if assigned else None
                self._found.store(code, value, values, head.printed)

    def _heads_due(self, subject: str, line: Line, values: Sequence[Placed]) -> Heads | None:
        """The measures that the table's form prints for a row whose heads are lost, if their number fits."""
        if len(set(self._forms)) != 1:
            return None
        for block in TABLE_2[self._forms[0]]:
            if any(f"t2.{one.code}" == subject for one in block.subjects):
                if len(block.measures) != len(values):
                    return None
                pairs = zip(block.measures, values, strict=True)
                return Heads(
                    line.width,
                    tuple(Head(f"t2.*.{measure.code}", value.x, value.end) for measure, value in pairs),
                )
        return None
