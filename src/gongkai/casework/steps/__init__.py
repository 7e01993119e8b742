"""What can be done in a case, one function a step; the table that says by whom and when is `step_table`."""
