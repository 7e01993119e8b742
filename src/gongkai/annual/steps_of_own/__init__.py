"""What each step of an annual report does, one module an idea; the table that names them is `annual.step_table`."""
