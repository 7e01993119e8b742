"""Every figure of the corpus room, a part after the other: `python -m bench.corpus`."""

import subprocess
import sys

PARTS = ("rules", "reading", "running", "likeness", "rolling_up", "pages")


def main() -> None:
    """Each part as a program of its own, so that none leaves its memory to the next."""
    for part in PARTS:
        print(f"--- {part}", flush=True)
        subprocess.run([sys.executable, "-m", f"bench.corpus.{part}"], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
