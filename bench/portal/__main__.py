"""`python -m bench.portal`: fill a database with public documents once, and measure the public pages over it."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from bench.many_cases.__main__ import DONE, _server

HOME = Path("var") / "bench"


def main() -> None:
    """One process for each database, so that each has settings of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=2, help="that fill")
    parser.add_argument(
        "--home", type=Path, default=HOME, help="where filled databases stay for the next run"
    )
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.here:
        _run(asked.documents, asked.processes)
        return
    for database in asked.database or ["sqlite", "postgresql"]:
        home = (asked.home / f"portal-{database}-{asked.documents}").resolve()
        home.mkdir(parents=True, exist_ok=True)
        print(f"{database}：{asked.documents} 件公开信息", flush=True)
        with _server(database, home) as address:
            environment = {
                **os.environ,
                "GONGKAI_HOME": str(home),
                "GONGKAI_DATABASE": address,
                "DJANGO_SETTINGS_MODULE": "gongkai.site.settings",
            }
            words = [sys.executable, "-m", "bench.portal", "--here"]
            sizes = ["--documents", str(asked.documents), "--processes", str(asked.processes)]
            subprocess.run(  # noqa: S603
                [*words, *sizes], env=environment, check=True
            )


def _run(documents: int, processes: int) -> None:
    from gongkai.site import start

    home = Path(os.environ["GONGKAI_HOME"])
    # Loads the settings too, once the key that they read is there.
    start.prepare(sample=False)
    if not (home / DONE).exists():
        from bench.portal.filling import fill

        seconds = fill(documents, processes=processes)
        (home / DONE).write_text(f"{seconds:.0f}")
    print(f"  写入用时 {(home / DONE).read_text()} 秒")
    from bench.portal.measuring import measure

    for measured in measure():
        print(f"  {measured}", flush=True)


if __name__ == "__main__":
    main()
