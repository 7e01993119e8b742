"""Run by `gongkai site manage`."""
