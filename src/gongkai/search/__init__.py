"""One index over whatever is public: words found in Chinese text exactly, newest first, titles before texts.

A room that publishes puts its entries in (`indexing.put`) and takes them out (`indexing.remove`) in the transaction in
which they become public or cease to be; `sources` names how to make the index anew.
"""
