"""Clean-ups of rules and normative documents (文件清理): which are looked through, what is to become of each, and whether it has."""
