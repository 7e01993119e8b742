"""Wilson's interval of a share: what a share may be, seen that so many cases were counted."""

import polars as pl

NORMAL_95 = 1.959963984540054
"""Both sides of it leave one case in twenty outside."""


def wilson(part: pl.Expr, whole: pl.Expr, z: float = NORMAL_95) -> tuple[pl.Expr, pl.Expr]:
    """Lower and upper limit, 0 to 1, of part in whole; null unless 0 ≤ part ≤ whole and whole > 0.

    E. B. Wilson 1927. Unlike the plain normal interval it stays within 0 and 1 and is no point at 0 of 5.
    """
    sound = (whole > 0) & (part >= 0) & (part <= whole)
    n = whole.cast(pl.Float64)
    share = part / n
    spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).sqrt()
    middle, scale = share + z * z / (2 * n), 1 + z * z / n
    # At 0 and at 1 the limit is the share itself, which rounding must not overstep.
    low = pl.min_horizontal((middle - spread) / scale, share).clip(lower_bound=0)
    high = pl.max_horizontal((middle + spread) / scale, share).clip(upper_bound=1)
    return pl.when(sound).then(low), pl.when(sound).then(high)
