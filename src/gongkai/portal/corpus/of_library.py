"""The corpus of the site's own library: its reports handed over as files, and the steps done in another process."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings

from gongkai.annual.models import LibraryReport

CHAIN = "gongkai.portal.corpus.chain"
SOURCE = "library"
"""Folder, in the home of the installation, of the reports as they are handed over."""


class CorpusNotMade(Exception):
    """The process ended without having come to its end; `str()` is what it said last."""


def make() -> None:
    """Bring the corpus up to the library. Raises CorpusNotMade; what was there before stays."""
    source = settings.HOME / SOURCE
    hand_over(source)
    command = (sys.executable, "-m", CHAIN, str(source), str(settings.CORPUS_OF_LIBRARY))
    with TemporaryFile() as said:
        # The pipe is never written to: it closes when this process ends, however it ends.
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said) as process:  # noqa: S603
            ended = _waited_for(process)
        if ended:
            said.seek(0)
            raise CorpusNotMade(said.read().decode(errors="replace").strip()[-2000:])


def _waited_for(process: subprocess.Popen[bytes]) -> int:
    try:
        return process.wait()
    except BaseException:
        process.kill()
        raise


def hand_over(folder: Path) -> None:
    """Have the folder hold each report of the library as a file, and nothing else.

    A file whose report has not changed stays untouched, so that it is not read again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    left = {file.name for file in folder.iterdir()}
    for pk, data in LibraryReport.objects.order_by("pk").values_list("pk", "data").iterator(chunk_size=100):
        name = f"library-{pk}.json"
        left.discard(name)
        file, content = folder / name, data.encode()
        if not file.is_file() or file.read_bytes() != content:
            unfinished = folder / f"{name}.part"
            unfinished.write_bytes(content)
            unfinished.replace(file)
    for name in left:
        (folder / name).unlink(missing_ok=True)
