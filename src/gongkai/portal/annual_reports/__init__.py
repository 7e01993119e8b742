"""政府信息公开年报: agencies' published annual reports on their platforms, over the years, in feeds."""
