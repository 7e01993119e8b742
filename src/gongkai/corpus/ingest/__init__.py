"""From files to tables: each file of the sources is read once, and gives a report or the reason why not."""

from gongkai.corpus.ingest.ingesting import ingest, unread

__all__ = ["ingest", "unread"]
