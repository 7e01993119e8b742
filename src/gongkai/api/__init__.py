"""The questions and steps of the desks, for programs."""
