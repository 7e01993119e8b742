"""What each step of a document does, with the form of its inputs."""
