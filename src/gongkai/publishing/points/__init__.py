"""Places where people read what is disclosed (查阅场所), and the log of their use."""
