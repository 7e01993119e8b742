"""Entry of the `gongkai` command."""

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status is the return value."""
    try:
        # Not at the top: whoever interrupts while it is loaded is to hear of it in a sentence, too.
        from gongkai.cli import commands

        return commands.run(arguments)
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone; what it has is what it wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
