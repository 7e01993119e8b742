"""Reports side by side: over the years, in rankings, against their peers, and in their words."""

from gongkai.corpus.comparing.compare import compare
from gongkai.corpus.comparing.likeness import likeness
from gongkai.corpus.comparing.outliers import outliers
from gongkai.corpus.comparing.series import series

__all__ = ["compare", "likeness", "outliers", "series"]
