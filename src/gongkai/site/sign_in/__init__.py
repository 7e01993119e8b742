"""Signing in: password, second factor, sessions. Staff only; a citizen never signs in."""
