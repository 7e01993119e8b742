"""The standard catalogue (基层政务公开标准目录) of an agency: imported, owned, and held against what is published."""
