"""The read API: everything that is public, for programs, without a token. It reads publications, never documents."""
