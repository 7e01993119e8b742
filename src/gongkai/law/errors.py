"""What the law room refuses, said to a clerk."""


class LawError(ValueError):
    """Base of this room's errors. `str()` is a Chinese sentence: what is wrong, by which rule, and what to do."""
