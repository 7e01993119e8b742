"""`python -m bench.searching`: fill an index once for each database and ask it 200 questions."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from bench.many_cases.__main__ import _server

HOME = Path(os.environ.get("GONGKAI_BENCH_HOME", Path("var") / "bench"))


def main() -> None:
    """One process for each database, so that each has settings of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--truth", action="store_true", help="look into every document too")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        _run(asked.documents, truth=asked.truth)
        return
    for database in asked.database or ["sqlite", "postgresql"]:
        home = (HOME / f"search-{database}-{asked.documents}").resolve()
        home.mkdir(parents=True, exist_ok=True)
        print(f"{database}：{asked.documents} 篇", flush=True)
        with _server(database, home) as address:
            environment = {
                **os.environ,
                "GONGKAI_HOME": str(home),
                "GONGKAI_DATABASE": address,
                "DJANGO_SETTINGS_MODULE": "gongkai.site.settings",
            }
            words = [sys.executable, "-m", "bench.searching", "--here", "--documents", str(asked.documents)]
            subprocess.run(  # noqa: S603
                [*words, *(["--truth"] if asked.truth else [])], env=environment, check=True
            )


def _run(count: int, *, truth: bool) -> None:
    from gongkai.site import start

    home = Path(os.environ["GONGKAI_HOME"])
    start.prepare(sample=False)
    if not (home / "filled").exists():
        from bench.searching.filling import fill

        (home / "filled").write_text(f"{fill(count):.0f}")
    print(f"  写入用时 {(home / 'filled').read_text()} 秒")
    from bench.searching.measuring import measure

    for line in measure(count, truth=truth):
        print(f"  {line}", flush=True)


if __name__ == "__main__":
    main()
