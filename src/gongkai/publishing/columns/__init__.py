"""Columns (栏目) of an agency's disclosure platform: the statutory ones in the order of the law, and the portal's others."""
