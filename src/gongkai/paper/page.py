"""The page of GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters."""

WIDTH, HEIGHT = 210.0, 297.0
"""A4, in mm."""
TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
"""Margins in mm: 天头 37, 订口 28; the other two are what the type area leaves."""
TYPE_AREA_WIDTH = WIDTH - LEFT - RIGHT

CHARACTERS_A_LINE = 28
LINE_PITCH = 28.9
"""Points from line to line: 22 lines on 225 mm."""

BODY_SIZE = 16.0
"""三号, in points: text and headings."""
TITLE_SIZE = 22.0
"""二号."""
PAGE_NUMBER_SIZE = 14.0
"""四号."""
TABLE_SIZE = 9.0
"""小五: the smallest that a table is set in; it may go below 三号."""
PAGE_NUMBER_BELOW = 7.0
"""The page number stands this many mm below the type area."""
INDENT = 2
"""First-line indent of a paragraph, in characters."""
DATE_INDENT = 4
"""Characters between the date of the document and the right edge."""

POINTS_A_MM = 72 / 25.4
CHARACTER_PITCH = TYPE_AREA_WIDTH * POINTS_A_MM / CHARACTERS_A_LINE
"""Points from character to character, a little under the size: 28 of 三号 do not fit 156 mm otherwise."""

LETTERHEAD_TOP = 30.0
"""Letter form (信函格式, GB/T 9704 10.1): the sender's name begins this many mm below the upper edge."""
LETTERHEAD_SIZE = 32.0
"""Points; the standard leaves the size to the sender."""
RULE_LENGTH = 170.0
RULE_BELOW_LETTERHEAD = 4.0
RULE_ABOVE_EDGE = 20.0
"""The two red double rules, in mm: under the sender's name (thick over thin), and above the lower edge (reversed)."""
RULE_THICK, RULE_THIN, RULE_GAP = 2.25, 0.75, 1.0
"""Points of the two strokes of a red rule, and between them."""
NUMBER_BELOW_RULE = BODY_SIZE * 7 / 8
"""Points between the first red rule and the number: seven eighths of a 三号 character."""
RED = "C8000A"
"""Sender's name and rules; all else is black."""
