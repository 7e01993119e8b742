"""How answers stand in an array."""

import numpy as np
from numpy.typing import NDArray

from gongkai.report.finding import Answer

NOT_ASKED, PASS, FAIL, CANNOT_TELL = range(4)
CODES = {None: NOT_ASKED, Answer.PASS: PASS, Answer.FAIL: FAIL, Answer.CANNOT_TELL: CANNOT_TELL}

Codes = NDArray[np.int8]
