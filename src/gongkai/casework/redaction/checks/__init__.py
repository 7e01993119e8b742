"""What the proof of a released file looks at, one thing a module; each says in Chinese what it found, without words that were covered."""
