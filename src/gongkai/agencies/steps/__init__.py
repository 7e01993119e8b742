"""What an administrator, or the holder of a post, can do: each function is permission, rule, change and log."""
