"""Who: the agencies and their tree, people and posts, stand-ins; what each may see and do."""
