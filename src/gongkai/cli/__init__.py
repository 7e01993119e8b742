"""The `gongkai` command; `gongkai report` loads no Django."""
