"""Entry of the `gongkai` command."""


def main() -> int:
    """Run the command; the exit status is the return value."""
    print("gongkai 0.1.0")
    return 0
