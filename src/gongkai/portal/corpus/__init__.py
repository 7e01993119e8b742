"""全国年报数据: pages over a corpus of annual reports."""
