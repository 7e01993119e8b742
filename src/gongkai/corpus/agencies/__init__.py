"""Whose report it is: agencies matched to divisions, governments told from their offices, one version chosen."""

from gongkai.corpus.agencies.due import due
from gongkai.corpus.agencies.match import match

__all__ = ["due", "match"]
