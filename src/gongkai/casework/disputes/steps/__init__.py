"""What can be done in a review or suit, one function a step; by whom and when says `disputes.step_table`."""
