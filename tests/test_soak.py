"""A short piece of `make soak`: readers, searches and a clerk at once on the site as it runs, without an error."""

import re
import subprocess
import sys

from tests.installation import ROOT, Installation

SECONDS = 30


def test_readers_searchers_and_a_clerk_meet_no_error(installation: Installation) -> None:
    words = ["--seconds", str(SECONDS), "--documents", "100", "--home", str(installation.home)]
    done = subprocess.run(
        [sys.executable, "-m", "bench.soak", *words],
        cwd=ROOT,
        env=installation.environment(),
        capture_output=True,
        text=True,
        timeout=400,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "错误 0" in done.stdout
    published = re.search(r"经办人发布 (\d+) 件", done.stdout)
    assert published
    assert int(published[1]) >= 2
    # Fewer would mean that readers waited for each other.
    asked = re.search(r"(\d+) 次请求", done.stdout)
    assert asked
    assert int(asked[1]) >= 100
