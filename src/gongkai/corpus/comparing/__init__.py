"""Reports side by side: over the years, in rankings, against their peers, and in their words."""

from gongkai.corpus.comparing.compare import compare
from gongkai.corpus.comparing.likeness import likeness
from gongkai.corpus.comparing.outliers import outliers
from gongkai.corpus.comparing.ranking import rank
from gongkai.corpus.comparing.series import series
from gongkai.corpus.comparing.subjects import divisions, units

__all__ = ["compare", "divisions", "likeness", "outliers", "rank", "series", "units"]
