"""What the public pages cost over a million documents."""
