"""Chinese text as officials write it: folding, numerals, dates, document numbers, patterns, likeness."""
