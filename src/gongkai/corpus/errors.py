"""What the corpus cannot do, said to the person who asked for it."""


class CorpusError(Exception):
    """A request that cannot be met. `str()` is a Chinese sentence: what is wrong and what to do next."""
