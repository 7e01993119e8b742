"""What the records refuse, said to a clerk or an operator."""


class RecordsError(Exception):
    """Base of this room's errors. `str()` is a Chinese sentence: what is wrong and what to do."""
