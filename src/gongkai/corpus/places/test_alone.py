import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.corpus.places.alone import InUse, alone
from gongkai.corpus.places.place import Place

HOLDS_ON = """
import sys, time
from gongkai.corpus.places.alone import alone
from gongkai.corpus.places.place import Place
with alone(Place(sys.argv[1])):
    print("claimed", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_refused_until_the_first_is_gone_however_it_went(tmp_path: Path) -> None:
    place = Place(str(tmp_path / "corpus"))
    with subprocess.Popen([sys.executable, "-c", HOLDS_ON, place.address], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"claimed\n"
        with pytest.raises(InUse, match="另一个命令正在读入或清理"), alone(place):
            pass
        other.kill()
    with alone(place):
        pass


def test_a_place_that_knows_no_claims_is_not_refused() -> None:
    place = Place("memory://alone")
    with alone(place), alone(place):
        pass
