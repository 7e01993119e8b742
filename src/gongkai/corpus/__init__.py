"""Annual reports by the hundred thousand: read into columns, checked, rolled up, compared, handed on. No Django.

from gongkai import corpus
county = corpus.open("语料库")
county.ingest("各单位年报/")
print(county.findings(years=[2023]).collect())
print(county.table("divisions", division="320000").collect())
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.corpus.corpus import Corpus


# A worker process loads one step of the corpus, so this door opens the whole house only for who asks for it.
def open(address: str, *, processes: int | None = None, scheduler: str = "") -> "Corpus":  # noqa: A001
    """The corpus kept in a folder or under an address that `fsspec` knows (`s3://bucket/folder`); it may be new.

    `processes`: how many work on this machine, as many as it has cores if not said. `scheduler`: address of a Dask
    scheduler (`tcp://…:8786`) whose workers do the work instead.
    """
    from gongkai.corpus.corpus import Corpus
    from gongkai.corpus.places.place import Place
    from gongkai.corpus.running.chosen import chosen

    return Corpus(Place(address), chosen(processes, scheduler))
