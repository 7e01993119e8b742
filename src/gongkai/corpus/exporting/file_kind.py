"""The kinds of file that a table is written as."""

from enum import StrEnum

from gongkai.corpus.errors import CorpusError


class UnknownEnding(CorpusError):
    """A file name whose ending tells no kind."""

    def __init__(self, name: str) -> None:
        super().__init__(f"不知道 {name} 要写成哪种文件。文件名请用 .parquet、.csv 或 .xlsx 结尾。")


class FileKind(StrEnum):
    """Known by the ending of the file's name."""

    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"

    @classmethod
    def of(cls, name: str) -> "FileKind":
        """The kind of a file of this name; raises UnknownEnding."""
        ending = name.rpartition(".")[2].lower()
        if ending not in set(cls):
            raise UnknownEnding(name)
        return cls(ending)
