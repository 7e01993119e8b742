"""Numbers that are sent as text, in addresses and hidden inputs."""


def number_in(text: str) -> int | None:
    """The number that a text states; None where it is none that a row can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
