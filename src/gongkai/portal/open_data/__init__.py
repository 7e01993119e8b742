"""Everything that is public as data to be downloaded (开放数据), with a dictionary of its fields."""
