"""The tables of an annual report, counted from the records of the year (条例 Art 50; 国办公开办函〔2021〕30号).

`compiled` counts one agency or a set of agencies together, `compiled_many` each of many by itself, `of_report` what a
report prints; `figure_of` is the list behind a number.
"""

from gongkai.annual.compiling.behind import CellFigure, Part, figure_of
from gongkai.annual.compiling.cell import Compiled, CompiledCell
from gongkai.annual.compiling.compilation import compiled, compiled_many, of_report

__all__ = [
    "CellFigure",
    "Compiled",
    "CompiledCell",
    "Part",
    "compiled",
    "compiled_many",
    "figure_of",
    "of_report",
]
